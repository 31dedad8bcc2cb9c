from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request
from gongzhi.leadership import dossiers, services
from gongzhi.leadership.forms import GroupForm, SeatForm
from gongzhi.leadership.models import Group, Seat
from gongzhi.leadership.queries import groups_seen_by, seats_seen_by
from gongzhi.leadership.registers import group_url, seat_url

SEE, EDIT = "leadership.see", "leadership.edit"


@opens(SEE)
def group(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(groups_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.group_dossier(row, request.viewer))


@opens(SEE)
def seat(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(seats_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.seat_dossier(row, request.viewer))


group_new = NewPage(
    GroupForm,
    EDIT,
    _("登记机构"),
    "leadership:groups",
    lambda fields, by: group_url(services.add_group(Group(**fields), by=by)),
).door()
group_edit = EditPage(
    GroupForm,
    EDIT,
    _("修改机构"),
    groups_seen_by,
    lambda row, fields, version, by: services.change_group(row, by=by, version=version, **fields),
    group_url,
).door()
seat_new = NewPage(
    SeatForm,
    EDIT,
    _("登记任职"),
    "leadership:seats",
    lambda fields, by: seat_url(services.add_seat(Seat(**fields), by=by)),
).door()
seat_edit = EditPage(
    SeatForm,
    EDIT,
    _("修改任职"),
    seats_seen_by,
    lambda row, fields, version, by: services.change_seat(row, by=by, version=version, **fields),
    seat_url,
).door()
