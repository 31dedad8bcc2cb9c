"""Who was at a meeting: listed from the seats at once or one by one, and what the minutes make of it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.refusal import Refused
from gongzhi.leadership.dossiers.meetings import meeting_dossier
from gongzhi.leadership.models import Attendance, Seat
from gongzhi.leadership.queries import minutes_of, seats_to_call
from gongzhi.leadership.services import (
    add_attendance,
    add_seat,
    call_roll,
    change_attendance,
    change_group,
)
from gongzhi.leadership.tests.test_meetings import (
    BOTH,
    COUNTY,
    HELD,
    OFFICE,
    OTHER_COUNTY,
    STREET,
    a_meeting,
    viewer,
)
from tests.edits import as_sent, form_on

pytestmark = pytest.mark.django_db


def test_who_was_there_is_listed_person_by_person_and_the_minutes_go_by_the_list() -> None:
    meeting = a_meeting(present="甲乙丙", apologies="")
    heads = [("出　　席", "甲乙丙"), ("请　　假", "")]
    assert [h for h in minutes_of(meeting, OFFICE).heads if h[0] in dict(heads)] == heads
    group = meeting.group
    seat, deputy, unknown, gone, later = (
        add_seat(Seat(group=group, **{"post": "成员", **told}), by=OFFICE)
        for told in (
            {"post": "组长", "holder_name": "沈静川"},
            {"holder_name": "何采薇"},
            {"post": "副组长"},
            {"holder_name": "前任", "ends_on": HELD - timedelta(days=1)},
            {"holder_name": "后任", "starts_on": HELD + timedelta(days=1)},
        )
    )
    assert list(seats_to_call(meeting)) == [seat, deputy, unknown]  # those of the day
    client = Client()
    user = User.objects.create_user("office", full_name="何采薇")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    roll = reverse("leadership:meeting-roll", args=[meeting.pk])
    sent = as_sent(form_on(client.get(roll).content.decode()))
    assert sent[f"{seat.pk}-state"] == "present" and f"{gone.pk}-state" not in sent
    none = sent | {f"{each.pk}-state": "" for each in (seat, deputy, unknown)}
    assert "没有可登记的" in client.post(roll, none).content.decode()
    assert Attendance.objects.count() == 0  # all or nothing
    sent |= {f"{deputy.pk}-state": "excused", f"{deputy.pk}-reason": "出差"}
    client.post(roll, sent)
    assert [(a.who, a.state, a.reason) for a in meeting.attendances.all()] == [
        ("沈静川", "present", ""),
        ("何采薇", "excused", "出差"),
        ("副组长", "present", ""),  # nobody has said who that is
    ]
    guest = add_attendance(
        Attendance(meeting=meeting, name="苏映红", state="sitting_in", reason="列席第一项"), by=OFFICE
    )
    absent = add_attendance(Attendance(meeting=meeting, seat=later, state="absent"), by=OFFICE)
    for row, words in (
        (Attendance(meeting=meeting, name=" "), "任职，或写明姓名"),
        (Attendance(meeting=meeting, name="苏映红"), "已经在这次会议的出席名单里"),
        (Attendance(meeting=meeting, seat=seat), "已经在这次会议的出席名单里"),
    ):
        with pytest.raises(Refused, match=words):
            add_attendance(row, by=OFFICE)
    change_attendance(guest, by=OFFICE, name="苏映红（街道）")
    shown = meeting_dossier(meeting, OFFICE)
    listed = next(section for section in shown.sections if section.anchor == "roll")
    assert [[c.text for c in line] for line in listed.rows][1] == ["何采薇", "成员", "请假", "出差", "移除"]
    said = dict(minutes_of(meeting, OFFICE).heads)
    assert (said["出　　席"], said["请　　假"], said["缺　　席"], said["列　　席"]) == (
        "沈静川、副组长",
        "何采薇（出差）",
        "后任",
        "苏映红（街道）",
    )
    client.post(reverse("leadership:attendance-remove", args=[absent.pk]), {"version": 1})
    assert "缺　　席" not in dict(minutes_of(meeting, OFFICE).heads) and seat.holder_name
    change_group(group, by=BOTH, division=OTHER_COUNTY)
    assert set(Attendance.objects.values_list("division", flat=True)) == {OTHER_COUNTY}
    street = viewer("street", division=STREET)
    for act in (
        lambda: change_attendance(guest, by=street, name="人"),
        lambda: call_roll(meeting, {}, by=street),
    ):
        with pytest.raises(Refused, match="岗位"):
            act()
