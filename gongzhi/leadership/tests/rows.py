"""One of each for the scope test."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.leadership.models import Group, Seat
from gongzhi.leadership.services import add_group, add_seat
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    group = add_group(Group(division=division, name=f"{mark}领导小组", kind="leading_group"), by=by)
    seat = add_seat(Seat(group=group, post="组长", holder_name=f"{mark}同志"), by=by)
    return Planted(
        lists=["leadership:groups", "leadership:seats"],
        objects={
            "leadership:group": {"pk": group.pk},
            "leadership:group-edit": {"pk": group.pk},
            "leadership:seat": {"pk": seat.pk},
            "leadership:seat-edit": {"pk": seat.pk},
        },
        forms=["leadership:group-new", "leadership:seat-new"],
    )
