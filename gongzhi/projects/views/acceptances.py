from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.projects.dossiers.acceptances import acceptance_dossier
from gongzhi.projects.forms.acceptances import (
    AcceptanceForm,
    ConcludeForm,
    DefectForm,
    ItemForm,
    NewAcceptanceForm,
    NewDefectForm,
    NewItemForm,
)
from gongzhi.projects.models import Acceptance, CheckedItem, Defect
from gongzhi.projects.queries import acceptances_seen_by, defects_seen_by, items_seen_by
from gongzhi.projects.registers.acceptances import acceptance_url, defect_url
from gongzhi.projects.rules import ACCEPT, EDIT, SEE
from gongzhi.projects.rules.acceptances import Conclusion
from gongzhi.projects.services import acceptances as services


@opens(SEE)
def acceptance(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(acceptances_seen_by(request.viewer), pk=pk)
    return dossier(request, acceptance_dossier(row, request.viewer))


@opens(ACCEPT, form=True)
def acceptance_conclude(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(acceptances_seen_by(request.viewer, ACCEPT), pk=pk)
    form = ConcludeForm(request.POST or None, viewer=request.viewer, act=ACCEPT)

    def save(fields: dict[str, Any], version: int | None) -> str:
        told = Conclusion(fields["conclusion"])
        services.conclude(row, told, by=request.viewer, version=version, note=fields["note"])
        return acceptance_url(row)

    page = FormPage(
        _("下验收结论"),
        save,
        acceptance_url(row),
        intro=_(
            "下了结论就不能再改各项结果；要再验收的请另登记一次。有缺陷的可以通过，整改完项目才能确认验收通过。"
        ),
        row=row,
    )
    return form_page(request, form, page)


acceptance_new = NewPage(
    NewAcceptanceForm,
    ACCEPT,
    _("登记验收"),
    "projects:acceptances",
    lambda fields, by: acceptance_url(services.add_acceptance(Acceptance(**fields), by=by)),
).door()
acceptance_edit = EditPage(
    AcceptanceForm,
    ACCEPT,
    _("修改验收"),
    acceptances_seen_by,
    lambda row, fields, version, by: services.change_acceptance(row, by=by, version=version, **fields),
    acceptance_url,
).door()
item_new = NewPage(
    NewItemForm,
    ACCEPT,
    _("增加验收内容"),
    "projects:acceptances",
    lambda fields, by: acceptance_url(services.add_item(CheckedItem(**fields), by=by).acceptance),
).door()
item_edit = EditPage(
    ItemForm,
    ACCEPT,
    _("填写验收结果"),
    items_seen_by,
    lambda row, fields, version, by: services.change_item(row, by=by, version=version, **fields),
    lambda row: f"{acceptance_url(row.acceptance)}#items",
).door()
defect_new = NewPage(
    NewDefectForm,
    ACCEPT,
    _("登记缺陷"),
    "projects:acceptances",
    lambda fields, by: defect_url(services.add_defect(Defect(**fields), by=by)),
).door()
defect_edit = EditPage(
    DefectForm,
    EDIT,
    _("修改缺陷"),
    defects_seen_by,
    lambda row, fields, version, by: services.change_defect(row, by=by, version=version, **fields),
    defect_url,
).door()
