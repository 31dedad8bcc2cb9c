"""One of each for the scope test."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.imports.services import keep_upload
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.registry.services import add_organisation, add_person, observe
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    org = add_organisation(Organisation(division=division, name=f"{mark}协会"), by=by)
    person = add_person(Person(division=division, name=f"{mark}社工", is_social_worker=True), by=by)
    seen = observe(
        Observation(division=division, measured="households", value=800, source=f"{mark}台账"), by=by
    )
    table = f"名称,类别,区划\n{mark}商会,社会组织,{name(division)}\n".encode()
    run = keep_upload(
        "organisations", f"{mark}.csv", table, division, head=0, columns=["name", "kind", "division"], by=by
    )
    return Planted(
        lists=["registry:organisations", "registry:people", "registry:profiles", "web:imports"],
        objects={
            "registry:organisation": {"pk": org.pk},
            "registry:organisation-edit": {"pk": org.pk},
            "registry:person": {"pk": person.pk},
            "registry:person-edit": {"pk": person.pk},
            "registry:observation": {"pk": seen.pk},
            "registry:observation-edit": {"pk": seen.pk},
            "registry:community": {"code": division},
            "web:import-run": {"pk": run.pk},
            "web:import-errors": {"pk": run.pk},
        },
        posts={
            "web:import-columns": {"pk": run.pk},
            "web:import-commit": {"pk": run.pk},
            "web:import-undo": {"pk": run.pk},
        },
        forms=["registry:organisation-new", "registry:person-new", "registry:observation-new"],
    )
