from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.api.models import Token
from gongzhi.api.registers import token_light
from gongzhi.api.services import HOLD, OVERSEE
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.pages import Dossier, Fact, PageAct


def token_dossier(token: Token, viewer: Viewer) -> Dossier:
    act = HOLD if token.owner_id == viewer.user_id else OVERSEE
    revoke = PageAct(
        _("作废令牌"),
        reverse("api:token-revoke", args=[token.pk]),
        act,
        token.division,
        danger=True,
    )
    return Dossier(
        title=token.purpose,
        kind=_("接口令牌"),
        row=token,
        state=token_light(token, viewer),
        trail=[(_("接口令牌"), reverse("api:tokens"))],
        acts=[] if token.revoked_on else [revoke],
        facts=[
            Fact(_("领取人"), str(token.owner)),
            Fact(_("开头"), token.hint),
            Fact(_("有效期至"), token.ends_on, Kind.DATE),
            Fact(_("作废日期"), token.revoked_on or "", Kind.DATE),
        ],
    )
