from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from gongzhi.ground.accounts.queries import communities_within
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.models import Division
from gongzhi.programmes.queries import RuleValue, rule_for
from gongzhi.registry.queries import newest_values
from gongzhi.spaces.models import Space, Work, Zone
from gongzhi.spaces.rules import AreaGap, Use, required_area


def spaces_seen_by(viewer: Viewer, act: str = "spaces.see") -> QuerySet[Space]:
    """The one door to spaces: every page, export and job starts here."""
    return Space.objects.filter(viewer.within(act))


def zones_seen_by(viewer: Viewer, act: str = "spaces.see") -> QuerySet[Zone]:
    return Zone.objects.filter(viewer.within(act)).select_related("space")


def works_seen_by(viewer: Viewer, act: str = "spaces.see") -> QuerySet[Work]:
    return Work.objects.filter(viewer.within(act)).select_related("space")


def communities_seen_by(viewer: Viewer, act: str = "spaces.see") -> QuerySet[Division]:
    return communities_within(viewer, act)


def area_rule(viewer: Viewer) -> RuleValue:
    """㎡ a hundred households, as the rule set in force says; missing stays missing."""
    return rule_for(viewer.home() or "", "standards", "sqm_per_100_households", viewer.today)


@dataclass(frozen=True)
class CommunityGap:
    division: str
    households: int | None
    gap: AreaGap
    rule: RuleValue


def gaps(viewer: Viewer, divisions: Sequence[str]) -> dict[str, CommunityGap]:
    """Area required, present and short for each of these communities: three queries and the rule."""
    rule = area_rule(viewer)
    per_100 = rule.value if isinstance(rule.value, int) else None
    households = newest_values(divisions, "households")
    areas = {
        row["division"]: (row["known"] or 0, row["unknown"])
        for row in spaces_seen_by(viewer)
        .filter(division__in=divisions, use=Use.IN_USE.value)
        .order_by()
        .values("division")
        .annotate(known=Sum("area_sqm100"), unknown=Count("pk", filter=Q(area_sqm100__isnull=True)))
    }
    return {
        code: _gap(code, households.get(code), areas.get(code, (0, 0)), per_100, rule) for code in divisions
    }


def _gap(
    code: str, households: int | None, area: tuple[int, int], per_100: int | None, rule: RuleValue
) -> CommunityGap:
    known, unknown = area
    return CommunityGap(code, households, AreaGap(required_area(households, per_100), known, unknown), rule)
