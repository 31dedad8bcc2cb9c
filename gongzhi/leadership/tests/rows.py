"""One of each for the scope test."""

from datetime import date

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.leadership.models import Attendance, Group, Meeting, Resolution, Seat
from gongzhi.leadership.services import add_attendance, add_group, add_meeting, add_resolution, add_seat
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    group = add_group(Group(division=division, name=f"{mark}领导小组", kind="leading_group"), by=by)
    seat = add_seat(Seat(group=group, post="组长", holder_name=f"{mark}同志"), by=by)
    meeting = add_meeting(Meeting(group=group, title=f"{mark}第一次会议", held_on=date(2026, 1, 1)), by=by)
    attendance = add_attendance(Attendance(meeting=meeting, name=f"{mark}来宾"), by=by)
    resolution = add_resolution(
        Resolution(meeting=meeting, number=1, text=f"{mark}事项", lead_words="县民政局", due_on=by.today),
        by=by,
    )
    return Planted(
        lists=[
            "leadership:groups",
            "leadership:seats",
            "leadership:meetings",
            "leadership:resolutions",
        ],
        objects={
            "leadership:group": {"pk": group.pk},
            "leadership:group-edit": {"pk": group.pk},
            "leadership:seat": {"pk": seat.pk},
            "leadership:seat-edit": {"pk": seat.pk},
            "leadership:meeting": {"pk": meeting.pk},
            "leadership:meeting-edit": {"pk": meeting.pk},
            "leadership:meeting-give": {"pk": meeting.pk},
            "leadership:meeting-docx": {"pk": meeting.pk},
            "leadership:meeting-roll": {"pk": meeting.pk},
            "leadership:attendance-edit": {"pk": attendance.pk},
            "leadership:attendance-remove": {"pk": attendance.pk},
            "leadership:resolution": {"pk": resolution.pk},
            "leadership:resolution-edit": {"pk": resolution.pk},
        },
        forms=[
            "leadership:group-new",
            "leadership:seat-new",
            "leadership:meeting-new",
            "leadership:attendance-new",
            "leadership:resolution-new",
        ],
    )
