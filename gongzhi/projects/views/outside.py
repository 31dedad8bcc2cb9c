from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request
from gongzhi.projects.dossiers.outside import outside_dossier
from gongzhi.projects.forms.outside import NewShareForm, OutsideWorkForm, ShareForm
from gongzhi.projects.models import OutsideShare, OutsideWork
from gongzhi.projects.queries import outside_shares_seen_by, outside_works_seen_by
from gongzhi.projects.registers.charters import project_url
from gongzhi.projects.registers.outside import outside_url
from gongzhi.projects.rules import EDIT, SEE
from gongzhi.projects.services import outside as services


@opens(SEE)
def outside_work(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(outside_works_seen_by(request.viewer), pk=pk)
    return dossier(request, outside_dossier(row, request.viewer))


outside_new = NewPage(
    OutsideWorkForm,
    EDIT,
    _("登记关联工程"),
    "projects:outside",
    lambda fields, by: outside_url(services.add_outside_work(OutsideWork(**fields), by=by)),
).door()
outside_edit = EditPage(
    OutsideWorkForm,
    EDIT,
    _("修改关联工程"),
    outside_works_seen_by,
    lambda row, fields, version, by: services.change_outside_work(row, by=by, version=version, **fields),
    outside_url,
).door()
share_new = NewPage(
    NewShareForm,
    EDIT,
    _("关联一项工程"),
    "projects:outside",
    lambda fields, by: project_url(services.add_share(OutsideShare(**fields), by=by).project),
).door()
share_edit = EditPage(
    ShareForm,
    EDIT,
    _("修改归属"),
    outside_shares_seen_by,
    lambda row, fields, version, by: services.change_share(row, by=by, version=version, **fields),
    lambda row: project_url(row.project),
).door()
