"""What a leader sees each morning, put together from the capabilities below. No figure is kept here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from gongzhi.funds.queries import Money, match_money, money, sources_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions import queries as divisions
from gongzhi.ground.unknowns.queries import open_gaps
from gongzhi.programmes.queries import StandardGap, evaluation_date, standards_gap
from gongzhi.programmes.rules import Standard
from gongzhi.registry.queries import SocialWorkers, social_workers
from gongzhi.spaces.queries import CommunityGap, communities_seen_by, gaps
from gongzhi.tasks.queries import (
    OPEN,
    Lights,
    OwnerLoad,
    by_owner,
    problems_seen_by,
    task_lights,
    tasks_seen_by,
)
from gongzhi.tasks.rules import ProblemStatus


@dataclass(frozen=True)
class Countdown:
    """Days to the evaluation; None when its day is not set."""

    on: date | None
    days: int | None


@dataclass(frozen=True)
class PlaceLights:
    name: str
    lights: Lights

    def url(self, tone: str) -> str:
        return f"{reverse('tasks:tasks')}?place={self.lights.division}&exact=1&light={tone}"

    def counts(self) -> list[tuple[str, int, str]]:
        """Each tone, how many tasks show it, and their address."""
        counts = [("red", self.lights.red), ("yellow", self.lights.yellow), ("green", self.lights.green)]
        return [(tone, n, self.url(tone)) for tone, n in [*counts, ("grey", self.lights.grey)]]


@dataclass(frozen=True)
class PlaceStandards:
    """One community and its four standards, in the order of the four; None where nothing is laid out."""

    name: str
    gaps: Sequence[StandardGap | None]


@dataclass(frozen=True)
class Counted:
    total: int
    late: int


@dataclass(frozen=True)
class Cockpit:
    countdown: Countdown
    lights: Sequence[PlaceLights]
    standards: Sequence[PlaceStandards]
    spaces: Sequence[tuple[str, CommunityGap]]
    money: Money | None
    may_see_money: bool
    match: Money | None
    tasks: Counted
    problems: Counted
    owners: Sequence[OwnerLoad]
    gaps: int | None
    workers: SocialWorkers | None


def cockpit(viewer: Viewer) -> Cockpit:
    """Everything on the page; what a viewer's posts do not open is left out, not shown as zero."""
    day = evaluation_date(viewer)
    found, laid_out = task_lights(viewer), standards_gap(viewer)
    codes = list(communities_seen_by(viewer).values_list("code", flat=True))
    names = divisions.names([*codes, *(lights.division for lights in found)])
    pilots = sorted({gap.division for gap in laid_out})
    has_money = sources_seen_by(viewer).exists()
    return Cockpit(
        countdown=Countdown(day, (day - viewer.today).days if day else None),
        lights=[PlaceLights(names[each.division], each) for each in found],
        standards=[PlaceStandards(names.get(code, code), _row(laid_out, code)) for code in pilots],
        spaces=[(names[code], gap) for code, gap in gaps(viewer, [c for c in codes if c in pilots]).items()],
        money=money(viewer, viewer.today) if has_money else None,
        may_see_money=viewer.may("funds.see"),
        match=match_money(viewer, viewer.today) if has_money else None,
        tasks=_tasks(viewer),
        problems=_problems(viewer),
        owners=by_owner(viewer)[:10],
        gaps=open_gaps(viewer).count() if viewer.may("gaps.see") else None,
        workers=social_workers(viewer) if viewer.may("people.see") else None,
    )


def _row(laid_out: Sequence[StandardGap], code: str) -> list[StandardGap | None]:
    known = {gap.standard: gap for gap in laid_out if gap.division == code}
    return [known.get(standard) for standard in Standard]


def _tasks(viewer: Viewer) -> Counted:
    late = Count("pk", filter=Q(due_on__lt=viewer.today))
    found = tasks_seen_by(viewer).filter(OPEN).aggregate(total=Count("pk"), late=late)
    return Counted(**found)


def _problems(viewer: Viewer) -> Counted:
    late = Count("pk", filter=Q(due_on__lt=viewer.today))
    rows = problems_seen_by(viewer).exclude(status=ProblemStatus.CLOSED.value)
    return Counted(**rows.aggregate(total=Count("pk"), late=late))
