from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from gongzhi.ground.accounts.queries import communities_within
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.models import Division
from gongzhi.programmes.queries import RuleValue, rules_below
from gongzhi.registry.queries import newest_values
from gongzhi.spaces.models import Space, Work, Zone
from gongzhi.spaces.rules import AreaGap, Use, required_area

AREA_RULE = "sqm_per_100_households"  # ㎡ a hundred households
IN_USE = Q(use=Use.IN_USE.value)


def spaces_seen_by(viewer: Viewer, act: str = "spaces.see") -> QuerySet[Space]:
    """The one door to spaces: every page, export and job starts here."""
    return Space.objects.filter(viewer.within(act))


def zones_seen_by(viewer: Viewer, act: str = "spaces.see") -> QuerySet[Zone]:
    return Zone.objects.filter(viewer.within(act)).select_related("space")


def works_seen_by(viewer: Viewer, act: str = "spaces.see") -> QuerySet[Work]:
    return Work.objects.filter(viewer.within(act)).select_related("space")


def communities_seen_by(viewer: Viewer, act: str = "spaces.see") -> QuerySet[Division]:
    return communities_within(viewer, act)


@dataclass(frozen=True)
class CommunityGap:
    division: str
    households: int | None
    gap: AreaGap
    rule: RuleValue


def gaps(viewer: Viewer, divisions: Sequence[str]) -> dict[str, CommunityGap]:
    """Area required, present and short for each of these communities, by the rule of its place: five queries.

    A community without any premises on file has an unknown area, not none.
    """
    placed = rules_below(viewer.home() or "", "standards", [AREA_RULE], viewer.today)
    households = newest_values(divisions, "households")
    areas = {
        row["division"]: (row["known"] or 0, row["unknown"])
        for row in spaces_seen_by(viewer)
        .filter(division__in=divisions)
        .order_by()
        .values("division")
        .annotate(
            known=Sum("area_sqm100", filter=IN_USE),
            unknown=Count("pk", filter=IN_USE & Q(area_sqm100__isnull=True)),
        )
    }
    return {
        code: _gap(code, households.get(code), areas.get(code, (0, 1)), placed.at(code)[AREA_RULE])
        for code in divisions
    }


def _gap(code: str, households: int | None, area: tuple[int, int], rule: RuleValue) -> CommunityGap:
    known, unknown = area
    required = required_area(households, rule.value)
    return CommunityGap(code, households, AreaGap(required, known, unknown), rule)
