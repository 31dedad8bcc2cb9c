from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change
from gongzhi.registry.models import Observation, Organisation, Person

ORGANISATIONS, PEOPLE, PROFILES = "organisations.edit", "people.edit", "profiles.edit"
# How many rows at once are written.
ORGANISATION = Hand(
    Organisation, ORGANISATIONS, "registry.organisation.added", "registry.organisation.changed"
)
PERSON = Hand(Person, PEOPLE, "registry.person.added", "registry.person.changed")
OBSERVATION = Hand(Observation, PROFILES, "registry.observation.added", "registry.observation.changed")


def add_organisation(org: Organisation, *, by: Viewer) -> Organisation:
    return add(org, act=ORGANISATIONS, by=by, event="registry.organisation.added")


def change_organisation(
    org: Organisation, *, by: Viewer, version: int | None = None, **fields: object
) -> Organisation:
    return change(
        org, act=ORGANISATIONS, by=by, event="registry.organisation.changed", version=version, **fields
    )


def add_person(person: Person, *, by: Viewer) -> Person:
    return add(person, act=PEOPLE, by=by, event="registry.person.added")


def change_person(person: Person, *, by: Viewer, version: int | None = None, **fields: object) -> Person:
    return change(person, act=PEOPLE, by=by, event="registry.person.changed", version=version, **fields)


def observe(row: Observation, *, by: Viewer) -> Observation:
    """Enter one dated, sourced figure. What is already on file with the same words is not entered twice."""
    same = Observation.objects.filter(
        division=row.division,
        measured=row.measured,
        value=row.value,
        words=row.words,
        as_of=row.as_of,
        source=row.source,
    ).first()
    return same or add(row, act=PROFILES, by=by, event="registry.observation.added")


def change_observation(
    row: Observation, *, by: Viewer, version: int | None = None, **fields: object
) -> Observation:
    return change(row, act=PROFILES, by=by, event="registry.observation.changed", version=version, **fields)
