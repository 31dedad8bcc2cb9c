"""How the registers of this capability take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.registry import forms, services
from gongzhi.registry.queries import observations_seen_by, organisations_seen_by, people_seen_by

ORGANISATIONS = Importing(
    "organisations",
    _("组织"),
    forms.OrganisationForm,
    organisations_seen_by,
    ("division", "name"),
    services.ORGANISATION,
    "registry:organisations",
)
PEOPLE = Importing(
    "people",
    _("人员与社工"),
    forms.PersonForm,
    people_seen_by,
    ("division", "name"),
    services.PERSON,
    "registry:people",
)
PROFILES = Importing(
    "profiles",
    _("社区概况"),
    forms.ObservationForm,
    observations_seen_by,
    ("division", "measured", "source", "as_of"),
    services.OBSERVATION,
    "registry:profiles",
)
