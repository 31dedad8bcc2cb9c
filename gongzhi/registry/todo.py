"""What this capability offers to the house: hits of the search box."""

from django.db.models import Q
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.secrets.fields import found_by
from gongzhi.ground.web.search import Hit
from gongzhi.registry.models import Organisation, Person
from gongzhi.registry.queries import organisations_seen_by, people_seen_by
from gongzhi.registry.registers import organisation_url, person_url


def _by_number(text: str) -> Q:
    """A whole phone, identity or certificate number, or its last four: a name has no digits."""
    return found_by(Person, text) if any(c.isdigit() for c in text) else Q(pk__in=())


def find_organisations_and_people(viewer: Viewer, text: str, each: int) -> list[Hit]:
    organisations = organisations_seen_by(viewer).filter(matching(Organisation, ("name",), text))[:each]
    named = matching(Person, ("name",), text)
    people = people_seen_by(viewer).filter(named | _by_number(text))[:each]
    return [
        *(Hit(_("组织"), org.name, organisation_url(org)) for org in organisations),
        *(Hit(_("人员"), person.name, person_url(person)) for person in people),
    ]
