"""A report is drawn from the records, keeps what was written by hand, and is frozen when it is issued."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import resolve, reverse

from gongzhi.demo.places import COUNTY, DIVISIONS
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.files.services import read_file
from gongzhi.ground.official.docx import to_docx
from gongzhi.ground.refusal import Refused
from gongzhi.papers.models.reports import Report
from gongzhi.papers.reports.queries import changed_since, names_to_mask, paper_of
from gongzhi.papers.reports.services import draft_report, move_report, write_passages
from gongzhi.papers.rules import ReportMove, ReportStatus
from gongzhi.papers.writing.masked import mask
from gongzhi.tasks.models import Task
from gongzhi.tasks.rules import Move
from gongzhi.tasks.services import move_task
from tests.standing import year_until

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
TODAY = date(2026, 3, 2)


def viewer(name: str, *roles: str) -> Viewer:
    user, _ = User.objects.get_or_create(username=name)
    return holding([Held(role, COUNTY) for role in roles], user_id=user.pk, name=name, today=TODAY)


county = year_until(TODAY)


@pytest.fixture
def report(county: None, db: None) -> Report:
    row = Report(division=COUNTY, title="试点工作进展情况汇报", issuer="青禾县民政局", as_of=TODAY)
    return draft_report(row, by=viewer("甲", "office"))


def issue(report: Report) -> Report:
    move_report(report, ReportMove.SUBMIT, by=viewer("甲", "office"))
    move_report(report, ReportMove.APPROVE, by=viewer("乙", "office"))
    return move_report(report, ReportMove.ISSUE, by=viewer("丙", "leader"))


def test_the_five_sections_stand_in_order_with_figures_that_open(report: Report) -> None:
    paper = paper_of(report, viewer("甲", "office"))
    heads = [b.text for b in paper.blocks if hasattr(b, "level")]
    assert heads == ["基本情况", "开展的主要工作", "工作目标和要求", "存在的问题", "下一步工作安排"]
    addresses = [figure.address for figure, _ in paper.figures()]
    assert len(addresses) > 12
    for address in addresses:
        assert address and resolve(address.split("?")[0])


def test_an_unknown_part_of_the_money_is_said(report: Report) -> None:
    values = paper_of(report, viewer("甲", "office")).values()
    assert values["应到资金"] == "不少于666万元（另有3项金额待核）"


def test_what_is_written_by_hand_survives_new_figures(report: Report) -> None:
    by = viewer("甲", "office")
    write_passages(report, {"goals": "年底前全部达标。"}, by=by)
    before = paper_of(report, by).values()["已销号任务"]
    task = Task.objects.filter(status="submitted").first()
    assert task is not None
    move_task(task, Move.CLOSE, by=by)
    paper = paper_of(report, by)
    assert int(paper.values()["已销号任务"]) == int(before) + 1
    assert "年底前全部达标。" in "".join(
        run.text for block in paper.blocks for run in getattr(block, "runs", ())
    )


def test_what_the_records_of_an_earlier_day_do_not_tell_carries_the_day_of_reading(report: Report) -> None:
    """A day a month back: money and what was late are told for it, lists on file for today."""
    by = viewer("甲", "office")
    earlier = date(2026, 2, 2)
    Report.objects.filter(pk=report.pk).update(as_of=earlier)
    report.refresh_from_db()
    paper = paper_of(report, by)
    days = {figure.key: figure.as_of for figure, _ in paper.figures()}
    assert days["任务总数"] == days["社工人数"] == days["阵地数"] == TODAY
    assert days["已到资金"] == days["已销号任务"] == days["逾期任务"] == earlier


def test_a_task_closed_later_was_late_on_the_day(report: Report) -> None:
    by, day = viewer("甲", "office"), TODAY
    before = int(paper_of(report, by).values()["逾期任务"])
    late = Task.objects.filter(status="doing", due_on__lt=day)[0]
    Task.objects.filter(pk=late.pk).update(status="done", done_on=date(2026, 3, 3))
    assert int(paper_of(report, by).values()["逾期任务"]) == before
    Task.objects.filter(pk=late.pk).update(done_on=day)
    assert int(paper_of(report, by).values()["逾期任务"]) == before - 1


def test_the_figure_of_what_was_late_opens_those_late_on_the_day(report: Report, client: Client) -> None:
    """A report of an earlier day: closed since, and late only since, are told apart as the figure counts them."""
    by, day = viewer("甲", "office"), date(2026, 2, 2)
    Report.objects.filter(pk=report.pk).update(as_of=day)
    report.refresh_from_db()
    first, *_ = Task.objects.filter(status="doing", due_on__lt=day)
    Task.objects.filter(pk=first.pk).update(status="done", done_on=date(2026, 2, 20))
    Task.objects.filter(status="todo", due_on__gte=day).update(due_on=date(2026, 2, 20))
    told = [(fig.address, int(text)) for fig, text in paper_of(report, by).figures() if fig.key == "逾期任务"]
    assert len(told) == 2 and {address for address, _ in told} == {f"{reverse('tasks:tasks')}?late_on={day}"}
    user = User.objects.create_user("乙")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    shown = client.get(told[0][0] or "").context["page"]
    now = client.get(reverse("tasks:tasks"), {"overdue": "1"}).context["page"]
    assert [shown["count"]] * 2 == [n for _, n in told] and shown["count"] not in {0, now["count"]}
    bad = client.get(reverse("tasks:tasks"), {"late_on": "昨天"}).context["page"]
    assert bad["count"] == Task.objects.count()


def test_nobody_approves_what_they_drafted(report: Report) -> None:
    by = viewer("甲", "office", "leader")
    move_report(report, ReportMove.SUBMIT, by=by)
    with pytest.raises(Refused, match="同一个人"):
        move_report(report, ReportMove.APPROVE, by=by)


def test_an_issued_report_stays_as_it_was_and_the_next_one_tells_what_changed(report: Report) -> None:
    issued = issue(report)
    assert issued.status == ReportStatus.ISSUED and issued.file is not None
    kept = read_file(issued.file)
    by = viewer("甲", "office")
    task = Task.objects.filter(status="submitted", due_on__gte=TODAY).first()
    assert task is not None
    move_task(task, Move.CLOSE, by=by)
    fresh = draft_report(Report(division=COUNTY, title="下一份", issuer="青禾县民政局", as_of=TODAY), by=by)
    changes = {change.key for change in changed_since(fresh, paper_of(fresh, by), by)}
    assert changes == {"已销号任务"}
    assert read_file(issued.file) == kept
    with pytest.raises(Refused, match="已经送审"):
        write_passages(issued, {"goals": "改"}, by=by)


def test_the_public_version_names_nobody(report: Report) -> None:
    by = viewer("甲", "office")
    public = to_docx(mask(paper_of(report, by), names_to_mask(report, by)))
    text = ZipFile(BytesIO(public)).read("word/document.xml").decode()
    assert "* *" in text
    assert not [name for code, name in DIVISIONS.items() if code.startswith("990101") and name in text]


def test_word_and_pdf_come_down_under_the_same_scope(report: Report, client: Client) -> None:
    by = viewer("甲", "office")
    user = User.objects.get(pk=by.user_id)
    user.posts.create(role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    word = client.get(f"/papers/reports/{report.pk}/report.docx")
    pdf = client.get(f"/papers/reports/{report.pk}/report.pdf")
    assert word.content[:2] == b"PK" and pdf.content[:5] == b"%PDF-"
