from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.pages import Dossier, Fact, FormPage, PageAct, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.registry.forms import OrganisationForm
from gongzhi.registry.models import Organisation
from gongzhi.registry.queries import organisations_seen_by
from gongzhi.registry.registers import organisation_url
from gongzhi.registry.services import add_organisation, change_organisation

ORGANISATIONS = (_("组织"), "/registry/organisations/")


@opens("organisations.see")
def organisation(request: Request, pk: int) -> HttpResponse:
    org = get_object_or_404(organisations_seen_by(request.viewer), pk=pk)
    edit = reverse("registry:organisation-edit", args=[org.pk])
    page = Dossier(
        title=org.name,
        kind=_("组织"),
        row=org,
        trail=[ORGANISATIONS],
        acts=[PageAct(_("修改"), edit, "organisations.edit", org.division)],
        facts=[
            Fact(_("类别"), org.get_kind_display()),
            Fact(_("统一社会信用代码"), org.uscc or None),
            Fact(_("联系人"), org.contact or None),
            Fact(_("区划"), name(org.division)),
            Fact(_("说明"), org.note or None),
        ],
    )
    return dossier(request, page)


@opens("organisations.edit")
def organisation_new(request: Request) -> HttpResponse:
    form = OrganisationForm(request.POST or None, viewer=request.viewer, act="organisations.edit")

    def save(fields: dict[str, Any], version: int | None) -> str:
        return organisation_url(add_organisation(Organisation(**fields), by=request.viewer))

    page = FormPage(_("新增组织"), save, cancel_url=ORGANISATIONS[1], trail=[ORGANISATIONS])
    return form_page(request, form, page)


@opens("organisations.edit")
def organisation_edit(request: Request, pk: int) -> HttpResponse:
    org = get_object_or_404(organisations_seen_by(request.viewer, "organisations.edit"), pk=pk)
    form = OrganisationForm(
        request.POST or None, viewer=request.viewer, act="organisations.edit", initial=vars(org)
    )

    def save(fields: dict[str, Any], version: int | None) -> str:
        return organisation_url(change_organisation(org, by=request.viewer, version=version, **fields))

    url = organisation_url(org)
    return form_page(request, form, FormPage(_("修改组织"), save, cancel_url=url, trail=[ORGANISATIONS]))
