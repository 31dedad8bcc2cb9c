"""Meetings, what they resolve, and how that becomes tasks."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.leadership import rules
from gongzhi.leadership.dossiers.meetings import meeting_dossier, resolution_dossier
from gongzhi.leadership.models import Group, Meeting, Resolution
from gongzhi.leadership.queries import meetings_seen_by, next_number, resolutions_seen_by
from gongzhi.leadership.registers import RESOLUTIONS
from gongzhi.leadership.services import (
    add_group,
    add_meeting,
    add_resolution,
    change_group,
    change_meeting,
    change_resolution,
    give_out,
)
from gongzhi.leadership.todo import find_meetings, meeting_of_the_task
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation
from gongzhi.tasks.models import Task
from gongzhi.tasks.services import add_task

TODAY, HELD = date(2026, 3, 2), date(2026, 2, 27)
COUNTY, OTHER_COUNTY, STREET, COMMUNITY = "990101000000", "990102000000", "990101001000", "990101001001"

pytestmark = pytest.mark.django_db


def viewer(*roles: str, division: str = COUNTY) -> Viewer:
    return holding([Held(role, division) for role in roles], user_id=0, name="试", today=TODAY)


OFFICE = viewer("office")
BOTH = holding([Held("office", COUNTY), Held("office", OTHER_COUNTY)], user_id=0, name="两县", today=TODAY)


def a_meeting(title: str = "领导小组第一次会议", **fields: object) -> Meeting:
    group = Group.objects.filter(name="领导小组").first() or add_group(
        Group(division=COUNTY, name="领导小组", kind="leading_group"), by=OFFICE
    )
    return add_meeting(Meeting(**{"group": group, "title": title, "held_on": HELD, **fields}), by=OFFICE)


def resolved(
    meeting: Meeting, text: str = "建立月调度制度。每月五日前报送。", **fields: object
) -> Resolution:
    ready = {"lead_words": "县民政局", "due_on": TODAY + timedelta(days=30), **fields}
    number = next_number(meeting)
    return add_resolution(Resolution(meeting=meeting, number=number, text=text, **ready), by=OFFICE)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("建立月调度制度。每月五日前报送。", "建立月调度制度"),
        ("  \n建立台账\n按周更新", "建立台账"),
        ("长" * 60, "长" * 60),
        ("长" * 61, "长" * 59 + "…"),
        ("。。", ""),
    ],
)
def test_the_first_sentence_names_a_resolution(text: str, head: str) -> None:
    assert rules.headline(text) == head


@pytest.mark.parametrize(
    "key", ["", "resolution:", "resolution:0", "resolution:1x", "type:a:1", "resolution:1 "]
)
def test_other_keys_lead_to_no_resolution(key: str) -> None:
    assert rules.resolution_of(key) is None
    assert rules.resolution_of(rules.key_of(12)) == 12


def test_a_meeting_lies_where_its_group_lies_and_all_move_together() -> None:
    meeting = a_meeting()
    resolution = resolved(meeting)
    assert meeting.division == resolution.division == COUNTY
    change_group(Group.objects.get(), by=BOTH, division=OTHER_COUNTY)
    assert not meetings_seen_by(OFFICE).exists() and not resolutions_seen_by(OFFICE).exists()
    assert resolutions_seen_by(BOTH).get().division == OTHER_COUNTY


def test_only_the_office_enters_meetings_and_a_community_reads_them() -> None:
    meeting = a_meeting()
    for by in (viewer("leader"), viewer("street", division=STREET), viewer("office", division=OTHER_COUNTY)):
        with pytest.raises(Refused, match="领导小组办公室"):
            change_meeting(Meeting.objects.get(), by=by, venue="三楼")
    assert meetings_seen_by(viewer("community", division=COMMUNITY)).get() == meeting
    assert not meetings_seen_by(viewer("resident", division=COMMUNITY)).exists()


def test_days_that_cannot_be_and_names_and_numbers_twice_are_refused() -> None:
    meeting = a_meeting()
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"next_on": HELD - timedelta(days=1)}, "下次会议日期早于"),
        ({"issued_on": HELD - timedelta(days=1)}, "印发日期早于"),
    ]
    for fields, words in wrong:
        with pytest.raises(Refused, match=words):
            change_meeting(Meeting.objects.get(), by=OFFICE, **fields)
        with pytest.raises(Refused, match=words):
            a_meeting("第二次会议", **fields)
    with pytest.raises(Refused, match="同名会议"):
        a_meeting()
    first = resolved(meeting)
    with pytest.raises(Refused, match="换一个序号"):
        add_resolution(Resolution(meeting=meeting, number=first.number, text="别的"), by=OFFICE)
    with pytest.raises(Refused, match="早于会议日期"):
        change_resolution(first, by=OFFICE, due_on=HELD - timedelta(days=1))
    assert next_number(meeting) == 2


def test_resolutions_become_tasks_once() -> None:
    unit = add_organisation(Organisation(division=COUNTY, name="县住建局"), by=OFFICE)
    meeting = a_meeting()
    first = resolved(meeting, partners="县财政局、朝晖街道", accountable="何采薇")
    resolved(meeting, "完成选址", lead=unit)
    tasks = give_out(meeting, by=OFFICE)
    assert [(t.title, t.lead_name, t.starts_on, t.progress) for t in tasks] == [
        ("建立月调度制度", "县民政局", HELD, 0),
        ("完成选址", "县住建局", HELD, 0),
    ]
    assert (tasks[0].detail, tasks[0].partners, tasks[0].accountable, tasks[0].due_on) == (
        first.text,
        "县财政局、朝晖街道",
        "何采薇",
        first.due_on,
    )
    assert Resolution.objects.get(pk=first.pk).given_on == TODAY
    with pytest.raises(Refused, match="没有可以下达"):
        give_out(meeting, by=OFFICE)
    resolved(meeting, "再建一处")
    assert [t.title for t in give_out(meeting, by=OFFICE)] == ["再建一处"]
    assert Task.objects.count() == 3
    assert Entry.objects.filter(event="leadership.resolution.given").count() == 3


def test_two_who_give_out_at_once_give_one_task() -> None:
    meeting = a_meeting()
    resolution = resolved(meeting)
    task = give_out(meeting, by=OFFICE)[0]
    Resolution.objects.filter(pk=resolution.pk).update(given_on=None)  # as the slower one still sees it
    assert give_out(meeting, by=OFFICE) == [task]
    stale = Resolution.objects.get()
    change_resolution(Resolution.objects.get(), by=OFFICE, partners="县财政局")
    with pytest.raises(Overtaken):
        change_resolution(stale, by=OFFICE, partners="别的")


def test_what_lacks_a_unit_or_a_day_is_named_and_nothing_is_given_out() -> None:
    meeting = a_meeting()
    resolved(meeting)
    resolved(meeting, "原则同意方案", lead_words="", due_on=None)
    resolved(meeting, "筹建基金", due_on=None)
    with pytest.raises(
        Refused, match=r"第2项“原则同意方案”没有牵头单位、没有完成期限；第3项“筹建基金”没有完成期限"
    ):
        give_out(meeting, by=OFFICE)
    assert not Task.objects.exists() and Resolution.objects.filter(given_on=None).count() == 3
    assert [t.title for t in give_out(meeting, by=OFFICE, only_ready=True)] == ["建立月调度制度"]
    change_meeting(meeting, by=OFFICE, held_on=TODAY)
    late = Resolution.objects.get(number=3)
    Resolution.objects.filter(pk=late.pk).update(due_on=HELD)
    with pytest.raises(Refused, match="第3项“筹建基金”完成期限早于会议日期"):
        give_out(Meeting.objects.get(), by=OFFICE)


def test_giving_out_needs_both_posts() -> None:
    meeting = a_meeting()
    resolved(meeting)
    for by in (viewer("street", division=STREET), viewer("task_force"), viewer("leader")):
        with pytest.raises(Refused, match="岗位"):
            give_out(meeting, by=by)
    assert not Task.objects.exists()


def test_a_resolution_shows_its_task_to_those_who_see_it_and_the_task_names_the_resolution() -> None:
    put_division(COUNTY, "甲县")
    meeting = a_meeting()
    resolved(meeting)
    resolved(meeting, "原则同意方案", lead_words="", due_on=None)
    [task] = give_out(meeting, by=OFFICE, only_ready=True)
    community = viewer("community", division=COMMUNITY)
    for by, shown in ((OFFICE, ["未签收", "未下达"]), (community, ["已下达", "未下达"])):
        rows: list[Any] = list(resolutions_seen_by(by).order_by("number"))
        RESOLUTIONS.prepare(rows, by)
        assert [r.light.word for r in rows] == shown
        section = meeting_dossier(meeting, by).sections[0]
        assert [cells[2].text for cells in section.rows] == shown
        assert bool(section.rows[0][2].url) == (by is OFFICE)
    first = resolutions_seen_by(OFFICE).get(number=1)
    state = resolution_dossier(first, OFFICE).state
    assert state and state.tone == "green"
    panel = meeting_of_the_task(task, OFFICE)
    assert panel and [str(text) for text, _ in panel.rows] == ["领导小组第一次会议第 1 项议定事项"]
    assert meeting_of_the_task(add_task(Task(division=COUNTY, title="别的"), by=OFFICE), OFFICE) is None
    assert meeting_of_the_task(task, viewer("resident")) is None
    assert [(str(h.kind), h.title) for h in find_meetings(OFFICE, "月调度", 5)] == [
        ("议定事项", "建立月调度制度")
    ]


def test_the_office_gives_out_on_a_page_that_says_what(client: Client) -> None:
    put_division(COUNTY, "甲县")
    user = User.objects.create_user("office", full_name="office")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    meeting = a_meeting()
    resolved(meeting)
    resolved(meeting, "筹建基金", due_on=None)
    url = reverse("leadership:meeting-give", args=[meeting.pk])
    asked = client.get(url).content.decode()
    assert "第 1 项：建立月调度制度（牵头：县民政局，期限：2026年4月1日）" in asked
    assert "第 2 项：筹建基金——没有完成期限，现在不能下达" in asked
    refused = client.post(url, {"version": ""})
    assert refused.status_code == 422 and "第2项“筹建基金”没有完成期限" in refused.content.decode()
    done = client.post(url, {"version": "", "only_ready": "on"}, follow=True).content.decode()
    task = Task.objects.get()
    assert reverse("tasks:task", args=[task.pk]) in done
    assert "来自会议" in client.get(reverse("tasks:task", args=[task.pk])).content.decode()
    new = client.get(f"{reverse('leadership:resolution-new')}?meeting={meeting.pk}&number=3").content.decode()
    assert 'value="3"' in new
    table = client.get(f"{reverse('tasks:tasks')}?open=1&sort=lead&cols=lead,title,partners").content.decode()
    assert "协办单位" in table and "责任分工表" in table
