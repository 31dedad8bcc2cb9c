"""Who answers a finding: the people of its unit; while it has none, the nearest place; without a unit, the matrix."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.refusal import Refused
from gongzhi.registry.models import Organisation
from gongzhi.supervision.dossiers.findings import finding_dossier
from gongzhi.supervision.models import Finding
from gongzhi.supervision.rules import REPLY, FindingMove
from gongzhi.supervision.services.findings import move_finding
from gongzhi.supervision.tests.standing import (
    COMMUNITY,
    COUNTY,
    OTHER,
    STREET,
    SUPERVISOR,
    TODAY,
    a_finding,
    viewer,
)
from gongzhi.supervision.todo import waiting_findings
from tests.edits import open_places

pytestmark = pytest.mark.django_db
# Name, role, where, for which unit.
PEOPLE = [
    ("建设", "department", COUNTY, "县住建局"),
    ("专班", "task_force", COUNTY, "县住建局"),
    ("民政", "department", COUNTY, "县民政局"),
    ("成员", "department", COUNTY, ""),
    ("街道", "street", STREET, ""),
    ("社区", "community", COMMUNITY, ""),
]
# Unit of a finding, where it lies, who acts for it, in whose list it waits.
CASES = [
    ("县住建局", COMMUNITY, "建设 专班", "建设 专班"),
    ("县民政局", STREET, "民政", "民政"),
    ("甲居委会", COMMUNITY, "社区", "社区"),  # nobody holds a post for it
    ("甲居委会", OTHER, "街道", "街道"),  # and nobody stands in that community
    ("甲居委会", COUNTY, "成员", "成员"),
    ("", COMMUNITY, "建设 专班 民政 成员 街道 社区", "社区"),  # no unit on file: the matrix
]


@pytest.fixture
def units() -> dict[str, Organisation]:
    open_places()
    return {
        name: Organisation.objects.create(division=place, name=name, kind="government")
        for name, place in (("县住建局", COUNTY), ("县民政局", COUNTY), ("甲居委会", COMMUNITY))
    }


@pytest.fixture
def people(units: dict[str, Organisation]) -> dict[str, Viewer]:
    held = {}
    for name, role, division, unit in PEOPLE:
        user = User.objects.create_user(name, full_name=name)
        body = units[unit].pk if unit else None
        Post.objects.create(user=user, role=role, division=division, body=body, starts_on=date(2020, 1, 1))
        held[name] = viewer_for(user, TODAY)
    return held


def test_only_those_who_act_for_the_unit_are_offered_and_may_take_up_and_answer(
    units: dict[str, Organisation], people: dict[str, Viewer]
) -> None:
    for number, (unit, place, may, waits) in enumerate(CASES):
        words = {"lead": units[unit]} if unit else {"lead_words": f"单位{number}"}
        row = a_finding(division=place, text=f"{number}号问题", **{"lead_words": "", **words})
        told_before = Notice.objects.count()
        move_finding(row, FindingMove.ISSUE, by=viewer("supervisor"))
        told = {n.user.full_name for n in Notice.objects.order_by("pk")[told_before:]}
        assert told == (set(may.split()) if unit else {"社区"}), (unit, place)
        for name, who in people.items():
            right = name in may.split()
            seen = who.may(REPLY, place)
            acts = [act for act in finding_dossier(row, who).acts if who.may(act.act, act.division)]
            offered = {dict(a.fields).get("move") for a in acts} | {a.url.rsplit("/", 2)[1] for a in acts}
            assert ({"take_up", "reply"} <= offered, bool({"take_up", "reply"} & offered)) == (right, right)
            waiting = waiting_findings(who, 99).first
            assert (str(row) in {todo.title for todo in waiting}) == (name in waits.split()), (
                unit,
                place,
                name,
            )
            for move in (FindingMove.TAKE_UP, FindingMove.REPLY):
                if right:
                    continue
                with pytest.raises(Refused) as why:
                    move_finding(row, move, by=who, words="已改")
                assert (unit in str(why.value)) if seen else ("岗位" in str(why.value))
        doer = people[may.split()[-1]]
        assert move_finding(row, FindingMove.REPLY, by=doer, words="已改").status == "replied"
        Finding.objects.filter(pk=row.pk).update(status="closed")


def test_the_page_of_an_answer_is_shut_to_other_units_in_words(
    units: dict[str, Organisation], people: dict[str, Viewer]
) -> None:
    row = a_finding(lead=units["县住建局"], lead_words="")
    move_finding(row, FindingMove.ISSUE, by=SUPERVISOR)
    for name, words in (("民政", "由责任单位“县住建局”办理"), ("建设", "整改情况")):
        client = Client()
        client.force_login(User.objects.get(username=name))
        shown = client.get(reverse("supervision:finding-reply", args=[row.pk]), follow=True).content.decode()
        assert words in shown
        assert ('name="words"' in shown) == (name == "建设")
