from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add, change
from gongzhi.leadership.models import Group, Seat

EDIT = "leadership.edit"


def add_group(group: Group, *, by: Viewer) -> Group:
    return add(group, act=EDIT, by=by, event="leadership.group.added")


def change_group(group: Group, *, by: Viewer, version: int | None = None, **fields: object) -> Group:
    return change(group, act=EDIT, by=by, event="leadership.group.changed", version=version, **fields)


def add_seat(seat: Seat, *, by: Viewer) -> Seat:
    """A seat lies where its group lies; the same post with the same holder is entered once."""
    seat.division = seat.group.division
    known = Seat.objects.filter(
        group=seat.group, post=seat.post, holder_name=seat.holder_name, holder_post=seat.holder_post
    ).first()
    return known or add(seat, act=EDIT, by=by, event="leadership.seat.added")


def change_seat(seat: Seat, *, by: Viewer, version: int | None = None, **fields: object) -> Seat:
    return change(seat, act=EDIT, by=by, event="leadership.seat.changed", version=version, **fields)
