from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change, entered_before
from gongzhi.ground.refusal import Refused
from gongzhi.spaces import rules
from gongzhi.spaces.models import Space, Work, Zone

EDIT = "spaces.edit"


def _lie_with_the_space(zone: Zone, by: Viewer) -> None:
    zone.division = zone.space.division


# How many rows at once are written.
SPACE = Hand(Space, EDIT, "spaces.space.added", "spaces.space.changed")
ZONE = Hand(Zone, EDIT, "spaces.zone.added", "spaces.zone.changed", _lie_with_the_space)
WORK = Hand(Work, EDIT, "spaces.work.added", "spaces.work.changed")


def add_space(space: Space, *, by: Viewer) -> Space:
    return add(space, act=EDIT, by=by, event="spaces.space.added")


@transaction.atomic
def change_space(space: Space, *, by: Viewer, version: int | None = None, **fields: object) -> Space:
    """Its zones go with it to another division."""
    change(space, act=EDIT, by=by, event="spaces.space.changed", version=version, **fields)
    for zone in space.zones.exclude(division=space.division):
        change_zone(zone, by=by)
    return space


def add_zone(zone: Zone, *, by: Viewer) -> Zone:
    """A zone lies where its space lies."""
    zone.division = zone.space.division
    return add(zone, act=EDIT, by=by, event="spaces.zone.added")


def change_zone(zone: Zone, *, by: Viewer, version: int | None = None, **fields: object) -> Zone:
    space = fields.get("space", zone.space)
    if isinstance(space, Space):
        fields["division"] = space.division
    return change(zone, act=EDIT, by=by, event="spaces.zone.changed", version=version, **fields)


def add_work(work: Work, *, by: Viewer) -> Work:
    """Works with the same key in the same place are entered once."""
    return entered_before(work) or add(work, act=EDIT, by=by, event="spaces.work.added")


def change_work(work: Work, *, by: Viewer, version: int | None = None, **fields: object) -> Work:
    return change(work, act=EDIT, by=by, event="spaces.work.changed", version=version, **fields)


@transaction.atomic
def move_work(work: Work, move: rules.WorkMove, *, by: Viewer, version: int | None = None) -> Work:
    """Walk one arrow. Finishing sets today as the day it was done."""
    arrow = rules.ARROWS.get((rules.WorkStatus(work.status), move))
    if arrow is None:
        raise Refused("现在的进展不能这样变更，请刷新页面后再试。")
    act, to = arrow
    done_on = by.today if to == rules.WorkStatus.DONE else None
    return change(
        work, act=act, by=by, event="spaces.work.moved", version=version, status=to.value, done_on=done_on
    )
