"""One of each for the scope test."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.registry.services import add_organisation, add_person, observe
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    org = add_organisation(Organisation(division=division, name=f"{mark}协会"), by=by)
    person = add_person(Person(division=division, name=f"{mark}社工", is_social_worker=True), by=by)
    seen = observe(
        Observation(division=division, measured="households", value=800, source=f"{mark}台账"), by=by
    )
    return Planted(
        lists=["registry:organisations", "registry:people", "registry:profiles"],
        objects={
            "registry:organisation": {"pk": org.pk},
            "registry:organisation-edit": {"pk": org.pk},
            "registry:person": {"pk": person.pk},
            "registry:person-edit": {"pk": person.pk},
            "registry:person-reveal": {"pk": person.pk},
            "registry:observation": {"pk": seen.pk},
            "registry:observation-edit": {"pk": seen.pk},
            "registry:community": {"code": division},
        },
        posts={},
        forms=["registry:organisation-new", "registry:person-new", "registry:observation-new"],
    )
