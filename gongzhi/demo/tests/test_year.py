from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.timezone import localtime

from gongzhi.demo.places import ACCOUNTS, PILOTS
from gongzhi.demo.ventures import VENTURES
from gongzhi.funds.models import Entry as Money
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.leadership import rules
from gongzhi.leadership.models import Group, Meeting, Resolution
from gongzhi.leadership.queries import overdue
from gongzhi.papers.models import Report, Source
from gongzhi.payments.models import PaymentRequest
from gongzhi.programmes.models import PilotUnit
from gongzhi.projects.models import Amendment, ChangeRequest, Defect, Milestone, OutsideShare, Project
from gongzhi.settlement.models import Settlement
from gongzhi.supervision.models import Draw, Finding, Tip, Visit
from gongzhi.supervision.rules import FindingStatus
from gongzhi.supervision.rules.drawing import again
from gongzhi.tasks.ladders import steps_of
from gongzhi.tasks.models import Dependency, Escalation, Extension, Task
from tests.standing import year_until

WHEN = date(2026, 11, 23)
pytestmark = [pytest.mark.django_db, pytest.mark.alike]
county = year_until(WHEN)


def test_the_year_has_what_a_county_has(county: None) -> None:
    assert Task.objects.count() >= 300
    assert PilotUnit.objects.filter(level="community").count() == len(PILOTS) == 5
    assert User.objects.filter(is_demo=True).count() == len(ACCOUNTS)
    assert Source.objects.exists() and Report.objects.exists()


def test_the_year_was_lived_in_order_on_working_days_by_its_people(county: None) -> None:
    at = [localtime(moment) for moment in Entry.objects.order_by("seq").values_list("at", flat=True)]
    assert at == sorted(at)
    assert all(state_council_calendar().is_workday(moment.date()) for moment in at)
    assert (at[0].date(), at[-1].date()) == (date(2026, 4, 27), date(2026, 11, 20))
    assert len({moment.date() for moment in at}) > 100
    nobody = Entry.objects.filter(by=None).exclude(event__startswith="accounts.")
    nobody = nobody.exclude(event__startswith="tasks.task.rung.")  # the round of every morning
    assert set(nobody.values_list("event", flat=True)) == {"registry.organisation.added"}
    assert call_command("verify_audit") is None


def test_a_task_says_who_what_and_what_is_to_show_for_it(county: None) -> None:
    tasks = Task.objects.all()
    assert not tasks.filter(detail="") and not tasks.filter(evidence_note="")
    assert not tasks.filter(accountable="") and not tasks.filter(lead=None)
    assert not tasks.filter(done_on__gte=WHEN) and not tasks.filter(status="done", done_on=None)
    closed = tasks.filter(status="done")
    assert closed.values("done_on").distinct().count() > 60
    assert not closed.filter(note="")
    late = tasks.filter(status__in=["todo", "received", "doing", "submitted"], due_on__lt=WHEN).count()
    assert 5 <= late <= 40
    assert Entry.objects.filter(
        event="tasks.task.moved", facts__after__note__startswith="会议纪要缺"
    ).exists()


def test_tasks_are_signed_for_climb_the_ladder_and_are_extended(county: None) -> None:
    tasks = Task.objects.all()
    assert tasks.filter(status="received").exists() and tasks.filter(status="todo").exists()
    assert not tasks.filter(status="todo").exclude(signed_on=None)
    assert not tasks.filter(status="doing", signed_on=None)
    asked, approved = Extension.objects.order_by("-pk")
    assert (asked.status, approved.status) == ("asked", "approved")
    assert approved.task.due_on == approved.to_on > WHEN
    steps = set(Escalation.objects.values_list("step", flat=True))
    assert steps == {"remind", "yellow", "red", "talk", "named"}
    late = tasks.filter(status="doing", due_on__lt=date(2026, 11, 20)).exclude(extensions__status="approved")
    assert set(steps_of(late)) == {task.pk for task in late} and late


def test_the_leading_group_met_resolved_and_gave_out_and_is_due_again(county: None) -> None:
    assert Meeting.objects.count() == 3 and Meeting.objects.filter(issued_on=None).count() == 1
    given = Resolution.objects.exclude(given_on=None)
    keys = {rules.key_of(resolution.pk) for resolution in given}
    found = Task.objects.filter(key__in=keys)
    assert len(keys) == found.count() == 4 and found.filter(status="done").exists()
    assert not found.filter(partners="")
    assert Resolution.objects.filter(given_on=None, due_on=None).exists()
    office = viewer_for(User.objects.get(username="demo-office"), WHEN)
    late = overdue(Group.objects.all(), office)
    assert [g.kind for g in late] == ["leading_group"]
    assert Group.objects.filter(meets_every=None).exists()


def test_in_the_first_pilot_community_tasks_wait_for_one_another(county: None, client: Client) -> None:
    links = Dependency.objects.all()
    assert {link.division for link in links} == {PILOTS[0]} and links.count() == 11
    client.force_login(User.objects.get(username="demo-community"))
    page = client.get("/tasks/gantt/").content.decode()
    assert "在关键路径上" in page and page.count("<tr>") > 40


def test_every_role_has_something_to_do_or_somewhere_to_begin(county: None, client: Client) -> None:
    busy = set()
    for username, _, role, _, _ in ACCOUNTS:
        client.force_login(User.objects.get(username=username))
        page = client.get("/").content.decode()
        assert ("接下来" in page) != ("可以先看看" in page), username
        if "接下来" in page:
            busy.add(role)
    assert busy >= {"leader", "office", "finance", "supervisor", "street", "community", "department"}


def test_contracts_are_paid_by_four_persons_and_some_payments_are_on_their_way(county: None) -> None:
    stand = list(PaymentRequest.objects.order_by("pk").values_list("status", flat=True))
    assert stand == ["paid", "paid", "paid", "paid", "returned", "approved", "checked", "submitted"]
    paid = Money.objects.filter(kind="pay")
    assert {e.key for e in paid} == {f"payment:{r.pk}" for r in PaymentRequest.objects.filter(status="paid")}
    assert Money.objects.filter(kind="commit").count() == 3 and first_fault() == ""
    for row in PaymentRequest.objects.filter(status="paid"):
        hands = {step.did: step.person.username for step in row.steps.all()}
        assert len(set(hands.values())) == 4 and hands["draft"] == hands["submit"]


def test_a_settlement_is_drafted_and_says_which_rules_nobody_has_entered(
    county: None, client: Client
) -> None:
    row = Settlement.objects.get()
    assert (row.status, row.deducted_fen, row.kept, str(row.source)) == ("draft", None, [], "省级试点补助")
    client.force_login(User.objects.get(username="demo-office"))
    page = client.get(f"/settlement/{row.pk}/").content.decode()
    assert (
        "未录入：不扣减的最低得分、一等扣减的最低得分、二等扣减的最低得分" in page
        and "3,700,000.00元" in page
    )


def test_projects_of_every_class_stand_where_projects_stand(county: None) -> None:
    stand = dict(Project.objects.values_list("name", "status"))
    assert stand == {told.name: told.reach for told in VENTURES}
    assert set(Project.objects.values_list("kind", flat=True)) == {"hardware", "service", "residents"}
    assert ChangeRequest.objects.get().status == "asked"
    assert Defect.objects.get().fixed_on is None
    assert Amendment.objects.count() == 1 and OutsideShare.objects.count() == 2
    assert not Milestone.objects.filter(status="passed", done_on=None)
    assert Milestone.objects.filter(status="passed").count() >= 20


def test_the_year_was_looked_over(county: None) -> None:
    assert [again(d.pool, d.digest, d.seed, d.outcome).equal for d in Draw.objects.all()] == [True] * 3
    assert {f.status for f in Finding.objects.all()} == set(FindingStatus)
    assert Finding.objects.count() == 11 and Finding.objects.exclude(repeat_of=None).count() == 1
    assert Visit.objects.exclude(joined=None).count() == 1 and Tip.objects.count() == 1
