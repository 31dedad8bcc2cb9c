from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request
from gongzhi.projects.dossiers.contracts import contract_dossier
from gongzhi.projects.forms.contracts import (
    AmendmentForm,
    ContractForm,
    NewAmendmentForm,
    NewContractForm,
)
from gongzhi.projects.models import Amendment, Contract
from gongzhi.projects.queries import amendments_seen_by, contracts_seen_by
from gongzhi.projects.registers.contracts import contract_url
from gongzhi.projects.rules import EDIT, SEE
from gongzhi.projects.services import contracts as services


@opens(SEE)
def contract(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(contracts_seen_by(request.viewer), pk=pk)
    return dossier(request, contract_dossier(row, request.viewer))


contract_new = NewPage(
    NewContractForm,
    EDIT,
    _("登记合同"),
    "projects:contracts",
    lambda fields, by: contract_url(services.add_contract(Contract(**fields), by=by)),
).door()
contract_edit = EditPage(
    ContractForm,
    EDIT,
    _("修改合同"),
    contracts_seen_by,
    lambda row, fields, version, by: services.change_contract(row, by=by, version=version, **fields),
    contract_url,
).door()
amendment_new = NewPage(
    NewAmendmentForm,
    EDIT,
    _("登记补充协议"),
    "projects:contracts",
    lambda fields, by: contract_url(services.add_amendment(Amendment(**fields), by=by).contract),
).door()
amendment_edit = EditPage(
    AmendmentForm,
    EDIT,
    _("修改补充协议"),
    amendments_seen_by,
    lambda row, fields, version, by: services.change_amendment(row, by=by, version=version, **fields),
    lambda row: contract_url(row.contract),
).door()
