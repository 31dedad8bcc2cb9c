from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import span
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.registry.rules import CERTIFIED


def organisations_seen_by(viewer: Viewer, act: str = "organisations.see") -> QuerySet[Organisation]:
    """The one door to organisations: every page, export and job starts here."""
    return Organisation.objects.filter(viewer.within(act))


def people_seen_by(viewer: Viewer, act: str = "people.see") -> QuerySet[Person]:
    return Person.objects.filter(viewer.within(act)).select_related("organisation")


def observations_seen_by(viewer: Viewer, act: str = "profiles.see") -> QuerySet[Observation]:
    return Observation.objects.filter(viewer.within(act))


def organisation_named(name: str, division: str) -> Organisation | None:
    """An organisation by its name within a county: what a report calls a body is found here."""
    first, last = span(division)
    return Organisation.objects.filter(name=name, division__gte=first, division__lte=last).first()


def names_of_bodies(ids: Iterable[int]) -> list[str]:
    """What the bodies that posts are held for are called."""
    wanted = list(ids)
    return list(Organisation.objects.filter(pk__in=wanted).values_list("name", flat=True)) if wanted else []


def profile(viewer: Viewer, division: str) -> dict[str, Observation]:
    """The newest observation of each kind for one place; an undated one gives way to a dated one."""
    newest: dict[str, Observation] = {}
    rows = observations_seen_by(viewer).filter(division=division)
    for row in sorted(rows, key=lambda o: (o.as_of is not None, o.as_of or o.made_at.date(), o.pk)):
        newest[row.measured] = row
    return newest


def newest_values(divisions: Iterable[str], measured: str) -> dict[str, int | None]:
    """The newest value of one kind for each of these places, in one query; None is an entered unknown."""
    rows = Observation.objects.filter(division__in=list(divisions), measured=measured)
    ordered = sorted(rows, key=lambda o: (o.as_of is not None, o.as_of or o.made_at.date(), o.pk))
    return {row.division: row.value for row in ordered}


@dataclass(frozen=True)
class SocialWorkers:
    """How many social workers are on file, how many certified, of how many that is not known."""

    total: int
    certified: int
    unknown: int


def social_workers(viewer: Viewer) -> SocialWorkers:
    found = (
        people_seen_by(viewer)
        .filter(is_social_worker=True)
        .aggregate(
            total=Count("pk"),
            certified=Count("pk", filter=Q(certificate__in=[level.value for level in CERTIFIED])),
            unknown=Count("pk", filter=Q(certificate="")),
        )
    )
    return SocialWorkers(**found)
