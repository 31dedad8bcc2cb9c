from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.divisions.queries import division_at
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, NewPage
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.revealing import RevealPage
from gongzhi.ground.web.viewers import Request
from gongzhi.registry import dossiers, services
from gongzhi.registry.forms import ObservationForm, OrganisationForm, PersonPageForm
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.registry.queries import observations_seen_by, organisations_seen_by, people_seen_by
from gongzhi.registry.registers import observation_url, organisation_url, person_url


@opens("organisations.see")
def organisation(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(organisations_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.organisation_dossier(row, request.viewer))


@opens("people.see")
def person(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(people_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.person_dossier(row, request.viewer))


@opens("profiles.see")
def observation(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(observations_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.observation_dossier(row, request.viewer))


@opens("profiles.see")
def community(request: Request, code: str) -> HttpResponse:
    place = division_at(code)
    if place is None or not request.viewer.may("profiles.see", code):
        raise Http404
    return dossier(request, dossiers.community_dossier(place, code, request.viewer))


organisation_new = NewPage(
    OrganisationForm,
    "organisations.edit",
    _("新增组织"),
    "registry:organisations",
    lambda fields, by: organisation_url(services.add_organisation(Organisation(**fields), by=by)),
).door()
organisation_edit = EditPage(
    OrganisationForm,
    "organisations.edit",
    _("修改组织"),
    organisations_seen_by,
    lambda row, fields, version, by: services.change_organisation(row, by=by, version=version, **fields),
    organisation_url,
).door()
person_new = NewPage(
    PersonPageForm,
    "people.edit",
    _("登记人员"),
    "registry:people",
    lambda fields, by: person_url(services.add_person(Person(**fields), by=by)),
).door()
person_edit = EditPage(
    PersonPageForm,
    "people.edit",
    _("修改人员"),
    people_seen_by,
    lambda row, fields, version, by: services.change_person(row, by=by, version=version, **fields),
    person_url,
).door()
person_reveal = RevealPage("people.reveal", _("查看完整信息"), people_seen_by, person_url).door()
observation_new = NewPage(
    ObservationForm,
    "profiles.edit",
    _("登记社区数据"),
    "registry:profiles",
    lambda fields, by: observation_url(services.observe(Observation(**fields), by=by)),
).door()
observation_edit = EditPage(
    ObservationForm,
    "profiles.edit",
    _("修改社区数据"),
    observations_seen_by,
    lambda row, fields, version, by: services.change_observation(row, by=by, version=version, **fields),
    observation_url,
).door()
