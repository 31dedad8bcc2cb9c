"""What a draw is made among, and what became of it."""

from collections.abc import Sequence

from gongzhi.ground.accounts.queries import communities_within
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import Level, contains, level, span
from gongzhi.programmes.queries import pilot_communities
from gongzhi.projects.queries import projects_seen_by
from gongzhi.projects.queries.charters import UNDER_WAY
from gongzhi.supervision.models import Draw, Inspector, Plan
from gongzhi.supervision.rules import (
    EDIT,
    Among,
)
from gongzhi.supervision.rules.drawing import Inspecting, Kind, Place, Work


def next_number(plan: Plan) -> int:
    return (plan.draws.order_by("-number").values_list("number", flat=True).first() or 0) + 1


def list_to_draw(plan: Plan, viewer: Viewer, among: Among) -> list[Place] | list[Work]:
    if among == Among.PROJECTS:
        return projects_to_draw(plan, viewer)
    return places_to_draw(plan, viewer, pilots=among == Among.PILOTS)


def projects_to_draw(plan: Plan, viewer: Viewer) -> list[Work]:
    """The projects under way that lie in one community within the division of a plan."""
    first, last = span(plan.division)
    rows = projects_seen_by(viewer).filter(UNDER_WAY, division__gte=first, division__lte=last)
    return [Work(p.pk, p.name, p.division, p.owner_id) for p in rows if level(p.division) == Level.COMMUNITY]


def places_to_draw(plan: Plan, viewer: Viewer, *, pilots: bool) -> list[Place]:
    """The pilot communities, or all communities, within the division of a plan."""
    if pilots:
        units = pilot_communities(viewer).exclude(unit_division="")
        found = dict(units.values_list("unit_division", "name"))
    else:
        found = dict(communities_within(viewer, EDIT).values_list("code", "name"))
    return [Place(code, name) for code, name in sorted(found.items()) if contains(plan.division, code)]


def people_to_draw(plan: Plan, things: Sequence[Place | Work]) -> list[Inspecting]:
    """Those named for a plan, each barred from the places of their interest and of their own unit, and from what
    their unit answers for.
    """
    people = plan.inspectors.filter(away=False).select_related("unit")
    return [
        Inspecting(p.pk, p.name, tuple(thing.key for thing in things if _barred(p, thing))) for p in people
    ]


def _barred(inspector: Inspector, thing: Place | Work) -> bool:
    unit, away = inspector.unit, inspector.interest
    if unit and (unit.division == thing.code or (isinstance(thing, Work) and thing.owner == unit.pk)):
        return True
    return bool(away) and contains(away, thing.code)


def drawn_already(draw: Draw) -> set[str]:
    """The keys of what was drawn for which a visit is arranged."""
    by = "project" if draw.kind == Kind.PROJECT else "division"
    return {str(key) for key in draw.visits.values_list(by, flat=True)}
