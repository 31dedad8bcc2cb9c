from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, MoveButton, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request
from gongzhi.spaces import dossiers, services
from gongzhi.spaces.forms import SpaceForm, WorkForm, ZoneForm
from gongzhi.spaces.models import Space, Work, Zone
from gongzhi.spaces.queries import spaces_seen_by, works_seen_by, zones_seen_by
from gongzhi.spaces.registers import space_url, work_url, zone_url
from gongzhi.spaces.rules import WorkMove

SEE, EDIT = "spaces.see", "spaces.edit"


@opens(SEE)
def space(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(spaces_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.space_dossier(row, request.viewer))


@opens(SEE)
def zone(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(zones_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.zone_dossier(row, request.viewer))


@opens(SEE)
def work(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(works_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.work_dossier(row, request.viewer))


space_new = NewPage(
    SpaceForm,
    EDIT,
    _("新增阵地"),
    "spaces:spaces",
    lambda fields, by: space_url(services.add_space(Space(**fields), by=by)),
).door()
space_edit = EditPage(
    SpaceForm,
    EDIT,
    _("修改阵地"),
    spaces_seen_by,
    lambda row, fields, version, by: services.change_space(row, by=by, version=version, **fields),
    space_url,
).door()
zone_new = NewPage(
    ZoneForm,
    EDIT,
    _("新增分区"),
    "spaces:zones",
    lambda fields, by: zone_url(services.add_zone(Zone(**fields), by=by)),
).door()
zone_edit = EditPage(
    ZoneForm,
    EDIT,
    _("修改分区"),
    zones_seen_by,
    lambda row, fields, version, by: services.change_zone(row, by=by, version=version, **fields),
    zone_url,
).door()
work_new = NewPage(
    WorkForm,
    EDIT,
    _("新增改造"),
    "spaces:works",
    lambda fields, by: work_url(services.add_work(Work(**fields), by=by)),
).door()
work_edit = EditPage(
    WorkForm,
    EDIT,
    _("修改改造"),
    works_seen_by,
    lambda row, fields, version, by: services.change_work(row, by=by, version=version, **fields),
    work_url,
).door()
work_move = MoveButton(
    WorkMove,
    EDIT,
    works_seen_by,
    lambda row, move, version, by: services.move_work(row, move, by=by, version=version),
    work_url,
).door()
