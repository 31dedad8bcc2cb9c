from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.dossiers import sources as dossiers
from gongzhi.funds.forms.sources import AllocationForm, ArrivalForm, SourceForm
from gongzhi.funds.models import Allocation, Arrival, Source
from gongzhi.funds.queries import allocations_seen_by, arrivals_seen_by, sources_seen_by
from gongzhi.funds.registers.sources import allocation_url, arrival_url, source_url
from gongzhi.funds.services import sources as services
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request

SEE, EDIT = "funds.see", "funds.edit"


@opens(SEE)
def source(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(sources_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.source_dossier(row, request.viewer))


@opens(SEE)
def allocation(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(allocations_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.allocation_dossier(row, request.viewer))


@opens(SEE)
def arrival(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(arrivals_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.arrival_dossier(row, request.viewer))


source_new = NewPage(
    SourceForm,
    EDIT,
    _("登记资金来源"),
    "funds:sources",
    lambda fields, by: source_url(services.add_source(Source(**fields), by=by)),
).door()
source_edit = EditPage(
    SourceForm,
    EDIT,
    _("修改资金来源"),
    sources_seen_by,
    lambda row, fields, version, by: services.change_source(row, by=by, version=version, **fields),
    source_url,
).door()
allocation_new = NewPage(
    AllocationForm,
    EDIT,
    _("登记资金分配"),
    "funds:allocations",
    lambda fields, by: allocation_url(services.add_allocation(Allocation(**fields), by=by)),
).door()
allocation_edit = EditPage(
    AllocationForm,
    EDIT,
    _("修改资金分配"),
    allocations_seen_by,
    lambda row, fields, version, by: services.change_allocation(row, by=by, version=version, **fields),
    allocation_url,
).door()
arrival_new = NewPage(
    ArrivalForm,
    EDIT,
    _("登记到位"),
    "funds:arrivals",
    lambda fields, by: arrival_url(services.add_arrival(Arrival(**fields), by=by)),
).door()
arrival_edit = EditPage(
    ArrivalForm,
    EDIT,
    _("修改到位记录"),
    arrivals_seen_by,
    lambda row, fields, version, by: services.mend_arrival(row, by=by, version=version, **fields),
    arrival_url,
).door()
