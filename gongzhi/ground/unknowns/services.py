from datetime import date

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.ground.unknowns.models import Gap


def _named(gap: Gap, by: Viewer) -> None:
    gap.key = gap.key or f"what:{gap.what}"[:120]


# How many rows at once are written.
GAP = Hand(Gap, "gaps.edit", "unknowns.gap.opened", "unknowns.gap.assigned", _named)


def owe(gap: Gap, *, by: Viewer) -> Gap:
    """Enter a missing value. The same key in the same division is owed once."""
    known = Gap.objects.filter(division=gap.division, key=gap.key).first()
    return known or add(gap, act="gaps.edit", by=by, event="unknowns.gap.opened")


def assign_gap(gap: Gap, owner: str, due_on: date | None, *, by: Viewer, version: int | None = None) -> Gap:
    return change(
        gap,
        act="gaps.edit",
        by=by,
        event="unknowns.gap.assigned",
        version=version,
        owner=owner,
        due_on=due_on,
    )


def fill_gap(gap: Gap, value: str, on: date, *, by: Viewer, version: int | None = None) -> Gap:
    """Say that the value is known now. The row it belongs to is corrected by its own service."""
    if not value.strip():
        raise Refused("请填写补齐的值；暂时没有就不要办结，可以改责任单位或期限。")
    return change(
        gap,
        act="gaps.fill",
        by=by,
        event="unknowns.gap.filled",
        version=version,
        value=value.strip(),
        filled_on=on,
    )
