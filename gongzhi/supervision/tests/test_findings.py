"""The table of arrows is what the guard, the page and the documentation go by; who may walk each, and with what."""

import re
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.files.services import attach
from gongzhi.ground.files.tests.samples import photo
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.refusal import Refused
from gongzhi.programmes.services import enter_default_rules
from gongzhi.supervision import labels
from gongzhi.supervision.dossiers.findings import PAGES, finding_dossier
from gongzhi.supervision.models import Finding, Visit
from gongzhi.supervision.queries import findings_seen_by
from gongzhi.supervision.queries.findings import touched_by
from gongzhi.supervision.rules import FINDING_ARROWS, VISIT_ARROWS, FindingMove, FindingStatus, Severity
from gongzhi.supervision.services.findings import change_finding, move_finding
from gongzhi.supervision.services.visits import plan_visit
from gongzhi.supervision.tests.standing import (
    CLERK,
    COMMUNITY,
    COUNTY,
    OFFICE,
    OTHER,
    STREET,
    SUPERVISOR,
    TODAY,
    a_finding,
    viewer,
)
from gongzhi.supervision.todo import late_findings, waiting_findings
from tests.edits import as_sent, form_on, open_places

pytestmark = pytest.mark.django_db
ROLES = {
    "supervisor": COUNTY,
    "office": COUNTY,
    "street": STREET,
    "community": COMMUNITY,
    "department": COUNTY,
    "task_force": COUNTY,
    "evaluator": COUNTY,
    "city": "990100000000",
}
PAGE = Path(__file__).parents[3] / "docs" / "capabilities" / "supervision.md"


@pytest.fixture
def people() -> dict[str, Viewer]:
    """One account of each role: who answered and who looks again are told apart by them."""
    held = {}
    for role, division in ROLES.items():
        user = User.objects.create_user(role, full_name=role)
        Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
        held[role] = viewer(role, division, user.pk)
    return held


def test_every_state_and_move_for_every_role(people: dict[str, Viewer]) -> None:
    """What the table allows is offered and done, everything else is neither."""
    put_division(COMMUNITY, "甲社区", fictional=True)
    answered = people["community"].user_id
    for number, (at, move) in enumerate(product(FindingStatus, FindingMove)):
        arrow = FINDING_ARROWS.get((at, move))
        row = a_finding(text=f"{number}号问题{number}", link="", lead_words=f"单位{number}")
        Finding.objects.filter(pk=row.pk).update(status=at.value, replied_by=answered)
        for role, who in people.items():
            row = findings_seen_by(who).get(pk=row.pk)
            acts = [a for a in finding_dossier(row, who).acts if who.may(a.act, a.division)]
            buttons = {dict(a.fields).get("move") for a in acts}
            page = PAGES.get(move, "?").rpartition("-")[2]
            offered = move in buttons or any(a.url.endswith(f"/{page}/") for a in acts)
            right = (
                arrow is not None
                and who.may(arrow[0], COMMUNITY)
                and not (move in {FindingMove.PASS, FindingMove.FAIL} and role == "community")
            )
            assert offered == right, (at, move, role)
            if right and role != "department":  # the last of those who may walks it for all
                continue
            if not right:
                with pytest.raises(Refused):
                    move_finding(row, move, by=who, words="写明")
        allowed = [who for who in people.values() if arrow and who.may(arrow[0], COMMUNITY)]
        if arrow and (doer := next((w for w in allowed if w.user_id != answered), None)):
            assert move_finding(row, move, by=doer, words="写明").status == arrow[1]


@pytest.mark.parametrize(
    ("arrows", "heading", "states", "moves"),
    [
        (FINDING_ARROWS, "### 问题", labels.finding_status, labels.finding_move),
        (VISIT_ARROWS, "### 督查走访", labels.visit_status, labels.visit_move),
    ],
)
def test_the_documentation_lists_every_arrow(
    arrows: dict[Any, Any], heading: str, states: Any, moves: Any
) -> None:
    part = PAGE.read_text(encoding="utf-8").split(heading)[1].split("##")[0]
    told = set(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|", part, re.M)) - {("从", "动作", "到")}
    at_words, move_words = states(), moves()
    asked = {(str(at_words[a]), str(move_words[m]), str(at_words[to])) for (a, m), (_, to) in arrows.items()}
    assert {row for row in told if set(row[0]) != {"-"}} == asked


def test_from_notice_to_closing_each_step_is_told_and_recorded(people: dict[str, Viewer]) -> None:
    row = a_finding(severity="serious")
    move_finding(row, FindingMove.ISSUE, by=people["supervisor"])
    assert Notice.objects.get(user_id=people["community"].user_id).words == "整改通知"
    with pytest.raises(Refused, match="佐证"):
        move_finding(row, FindingMove.REPLY, by=people["community"], words="已装好")
    attach(row, photo(), "门牌.jpg", by=people["community"])
    with pytest.raises(Refused, match="怎样整改"):
        move_finding(row, FindingMove.REPLY, by=people["community"], words=" ")
    move_finding(row, FindingMove.REPLY, by=people["community"], words="已装好")
    assert Notice.objects.get(user_id=people["supervisor"].user_id).words == "整改待复查"
    with pytest.raises(Refused, match="还差什么"):
        move_finding(row, FindingMove.FAIL, by=people["supervisor"])
    with pytest.raises(Refused, match="早于"):
        move_finding(
            row, FindingMove.FAIL, by=people["supervisor"], words="二楼没有", due_on=TODAY - timedelta(days=1)
        )
    row.refresh_from_db()
    later = date(2026, 3, 30)
    move_finding(row, FindingMove.FAIL, by=people["supervisor"], words="二楼没有", due_on=later)
    assert (row.status, row.failed_times, row.due_on) == (FindingStatus.MENDING, 1, later)
    move_finding(row, FindingMove.REPLY, by=people["community"], words="二楼也装好")
    move_finding(row, FindingMove.PASS, by=people["supervisor"])
    assert (row.status, row.rechecked_on, row.closed_on) == (FindingStatus.CLOSED, TODAY, TODAY)
    assert Entry.objects.filter(event="supervision.finding.moved").count() == 5
    with pytest.raises(Refused, match="了结"):
        change_finding(row, by=OFFICE, text="别的话")


def test_who_answered_does_not_look_again_whatever_the_post(people: dict[str, Viewer]) -> None:
    both = Viewer(people["community"].user_id, "两个岗位", TODAY, people["supervisor"].posts + CLERK.posts)
    row = a_finding()
    move_finding(row, FindingMove.ISSUE, by=both)
    move_finding(row, FindingMove.REPLY, by=both, words="已装好")
    with pytest.raises(Refused, match="报送人以外"):
        move_finding(row, FindingMove.PASS, by=both)
    move_finding(row, FindingMove.PASS, by=people["supervisor"])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"due_on": None}, "整改期限"),
        ({"lead_words": ""}, "责任单位"),
        ({"due_on": None, "lead_words": ""}, "责任单位、整改期限"),
    ],
)
def test_a_notice_names_who_and_until_when(fields: dict[str, object], words: str) -> None:
    row = a_finding(**fields)
    with pytest.raises(Refused, match=words):
        move_finding(row, FindingMove.ISSUE, by=OFFICE)
    with pytest.raises(Refused, match="早于"):
        change_finding(row, by=OFFICE, due_on=TODAY - timedelta(days=1))


def test_a_repeat_is_marked_and_the_mark_follows_the_words() -> None:
    first = a_finding(found_on=date(2025, 6, 1), due_on=None)
    elsewhere = a_finding(division=OTHER)
    again = a_finding(text="门牌没有按期完成安装！")
    assert (first.repeat_of, elsewhere.repeat_of, again.repeat_of) == (None, None, first)
    assert change_finding(again, by=OFFICE, text="账目不全").repeat_of is None
    assert change_finding(again, by=OFFICE, text="门牌没有按期安装").repeat_of == first
    move_finding(first, FindingMove.WITHDRAW, by=OFFICE, words="查错了")
    assert a_finding(text="门牌没有按期完成安装？").repeat_of == again


def test_what_a_finding_may_touch_is_not_entered_until_somebody_enters_it() -> None:
    row = a_finding(severity=Severity.GRAVE.value)
    asked = [(t.code, t.key, t.rule.value) for t in touched_by(row, TODAY)]
    assert len(asked) == 4 and {value for _code, _key, value in asked} == {None}
    enter_default_rules(COUNTY, by=OFFICE)
    known = {(t.code, t.key): t.rule.value for t in touched_by(row, TODAY)}
    assert known["deduction", "ceiling"] == 20 and known["lateness", "severe_workdays"] is None
    page = finding_dossier(row, OFFICE)
    shown = next(s for s in page.sections if s.title == "可能影响的规则")
    assert [line[1].text for line in shown.rows].count("未录入") == 2


def test_findings_wait_for_their_unit_and_answers_for_another_person(people: dict[str, Viewer]) -> None:
    late = a_finding(text="甲", due_on=TODAY, found_on=date(2026, 2, 1))
    other = a_finding(text="乙丙丁", division=OTHER)
    for row in (late, other):
        move_finding(row, FindingMove.ISSUE, by=SUPERVISOR)
    tomorrow = {r: Viewer(v.user_id, r, TODAY + timedelta(days=1), v.posts) for r, v in people.items()}

    def owed(role: str) -> list[str]:
        return [t.title for t in waiting_findings(tomorrow[role], 9).first]

    assert [owed(r) for r in ("community", "street", "supervisor", "evaluator")] == [["甲"], [], [], []]
    assert str(late_findings(tomorrow["office"])[0].text).startswith("1 ")
    move_finding(late, FindingMove.REPLY, by=people["community"], words="好了")
    assert (owed("community"), owed("supervisor")) == ([], ["甲"])


def test_a_finding_entered_from_a_visit_belongs_to_it(client: Client, people: dict[str, Viewer]) -> None:
    open_places()
    visit = plan_visit(Visit(division=COMMUNITY, title="督查", on=TODAY), by=OFFICE)
    client.force_login(User.objects.get(username="office"))
    url = f"{reverse('supervision:finding-new')}?visit={visit.pk}"
    sent = as_sent(form_on(client.get(url).content.decode()))
    assert (sent["division"], sent["found_on"]) == (COMMUNITY, "2026-03-02")
    client.post(url, sent | {"text": "消防通道堆放杂物", "severity": "grave"})
    made = Finding.objects.get()
    assert (made.visit, made.division, made.severity) == (visit, COMMUNITY, "grave")
    with pytest.raises(Refused, match="随那次督查"):
        change_finding(made, by=OFFICE, division=OTHER)
    assert client.get(f"{reverse('supervision:finding-new')}?visit=x").status_code == 200
