from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.services import add, change
from gongzhi.leadership.models import Group, Seat

EDIT = "leadership.edit"


def _lie_with_the_group(seat: Seat, by: Viewer) -> None:
    seat.division = seat.group.division


# How many rows at once are written.
GROUP = Hand(Group, EDIT, "leadership.group.added", "leadership.group.changed")
SEAT = Hand(Seat, EDIT, "leadership.seat.added", "leadership.seat.changed", _lie_with_the_group)


def add_group(group: Group, *, by: Viewer) -> Group:
    return add(group, act=EDIT, by=by, event="leadership.group.added")


@transaction.atomic
def change_group(group: Group, *, by: Viewer, version: int | None = None, **fields: object) -> Group:
    """Its seats go with it to another division."""
    change(group, act=EDIT, by=by, event="leadership.group.changed", version=version, **fields)
    for seat in group.seats.exclude(division=group.division):
        change_seat(seat, by=by)
    return group


def add_seat(seat: Seat, *, by: Viewer) -> Seat:
    """A seat lies where its group lies; the same post with the same holder is entered once."""
    seat.division = seat.group.division
    known = Seat.objects.filter(
        group=seat.group, post=seat.post, holder_name=seat.holder_name, holder_post=seat.holder_post
    ).first()
    return known or add(seat, act=EDIT, by=by, event="leadership.seat.added")


def change_seat(seat: Seat, *, by: Viewer, version: int | None = None, **fields: object) -> Seat:
    group = fields.get("group", seat.group)
    if isinstance(group, Group):
        fields["division"] = group.division
    return change(seat, act=EDIT, by=by, event="leadership.seat.changed", version=version, **fields)
