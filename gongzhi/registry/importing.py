"""How the registers of this capability take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.registry import forms, services
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.registry.queries import observations_seen_by, organisations_seen_by, people_seen_by

ORGANISATIONS = Importing(
    "organisations",
    _("组织"),
    services.ORGANISATIONS,
    forms.OrganisationForm,
    organisations_seen_by,
    ("division", "name"),
    lambda fields, by: services.add_organisation(Organisation(**fields), by=by),
    lambda row, fields, by: services.change_organisation(row, by=by, **fields),
    "registry:organisations",
)
PEOPLE = Importing(
    "people",
    _("人员与社工"),
    services.PEOPLE,
    forms.PersonForm,
    people_seen_by,
    ("division", "name"),
    lambda fields, by: services.add_person(Person(**fields), by=by),
    lambda row, fields, by: services.change_person(row, by=by, **fields),
    "registry:people",
)
PROFILES = Importing(
    "profiles",
    _("社区概况"),
    services.PROFILES,
    forms.ObservationForm,
    observations_seen_by,
    ("division", "measured", "source"),
    lambda fields, by: services.observe(Observation(**fields), by=by),
    lambda row, fields, by: services.change_observation(row, by=by, **fields),
    "registry:profiles",
)
