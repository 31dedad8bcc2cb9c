from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.giving.dossiers.campaigns import campaign_dossier
from gongzhi.giving.forms.campaigns import CampaignForm
from gongzhi.giving.models import Campaign
from gongzhi.giving.queries import campaigns_seen_by
from gongzhi.giving.registers.campaigns import campaign_url
from gongzhi.giving.rules import EDIT, SEE
from gongzhi.giving.rules.campaigns import Move
from gongzhi.giving.services import campaigns as services
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, MoveButton, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request


@opens(SEE)
def campaign(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(campaigns_seen_by(request.viewer), pk=pk)
    return dossier(request, campaign_dossier(row, request.viewer))


campaign_new = NewPage(
    CampaignForm,
    EDIT,
    _("拟写众筹"),
    "giving:campaigns",
    lambda fields, by: campaign_url(services.add_campaign(Campaign(**fields), by=by)),
).door()
campaign_edit = EditPage(
    CampaignForm,
    EDIT,
    _("修改众筹"),
    campaigns_seen_by,
    lambda row, fields, version, by: services.change_campaign(row, by=by, version=version, **fields),
    campaign_url,
).door()
campaign_move = MoveButton(
    Move,
    SEE,
    campaigns_seen_by,
    lambda row, move, version, by: services.move_campaign(row, move, by=by, version=version),
    campaign_url,
).door()
