"""Acceptance: opened when a project was handed in, item by item, concluded; then what has to be mended."""

from datetime import date

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.projects.models import Acceptance, CheckedItem, Defect, Project
from gongzhi.projects.queries.charters import templates
from gongzhi.projects.rules import ACCEPT, EDIT, ProjectKind, Status
from gongzhi.projects.rules.acceptances import (
    Checked,
    Conclusion,
    Finding,
    barred_by,
    may_be_accepted,
    users_took_part,
)
from gongzhi.projects.services import must_go_on

NO_USERS = "公共服务的验收要有服务对象参加：请填写参加的人，或参加的人数（至少一人）。"
CONCLUDED = "这次验收已经有结论，不能再修改；还要验收的请另登记一次。"


def _must_be_sound(project: Project, held_on: date, users: str, count: int | None, today: date) -> None:
    if held_on > today:
        words = "验收日期不能晚于今天，请在验收以后登记。"
        raise Refused(words, {"held_on": [words]})
    if project.public_service and not users_took_part(users, count):
        raise Refused(NO_USERS, {"users": [NO_USERS]})


@transaction.atomic
def add_acceptance(acceptance: Acceptance, *, by: Viewer) -> Acceptance:
    """With the items of the project's class. Refused unless it was handed in, and without users of a public service."""
    project = acceptance.project
    if Status(project.status) != Status.WAITING:
        raise Refused("项目不在“待验收”：请先在项目页“报请验收”，再登记验收。")
    _must_be_sound(project, acceptance.held_on, acceptance.users, acceptance.users_count, by.today)
    acceptance.division = project.division
    made = add(acceptance, act=ACCEPT, by=by, event="projects.acceptance.added")
    for text in templates()[ProjectKind(project.kind)].checks:
        add_item(CheckedItem(acceptance=made, text=text), by=by)
    return made


def change_acceptance(
    acceptance: Acceptance, *, by: Viewer, version: int | None = None, **fields: object
) -> Acceptance:
    """After the conclusion only what follows from it is entered: the day it was published, the retention's day."""
    must_go_on(acceptance.project)
    turned = {name for name, value in fields.items() if value != getattr(acceptance, name)}
    if acceptance.conclusion != Conclusion.OPEN and turned - {"published_on", "release_on"}:
        raise Refused("已有结论，只能补填结果公示日期和质保金返还日期；还要验收的请另登记一次。")
    read = {name: fields.get(name, getattr(acceptance, name)) for name in ("held_on", "users", "users_count")}
    held_on, users, count = read["held_on"], read["users"], read["users_count"]
    assert isinstance(held_on, date) and isinstance(users, str) and isinstance(count, int | None)
    _must_be_sound(acceptance.project, held_on, users, count, by.today)
    return change(
        acceptance, act=ACCEPT, by=by, event="projects.acceptance.changed", version=version, **fields
    )


@transaction.atomic
def conclude(
    acceptance: Acceptance, conclusion: Conclusion, *, by: Viewer, version: int | None = None, note: str = ""
) -> Acceptance:
    """Pass or fail, once. A pass is refused while an item is unfit or nobody looked at it."""
    if acceptance.conclusion != Conclusion.OPEN:
        raise Refused(CONCLUDED)
    _must_be_sound(acceptance.project, acceptance.held_on, acceptance.users, acceptance.users_count, by.today)
    if conclusion == Conclusion.FAILED and not note.strip():
        words = "不通过要写明原因，责任单位才知道怎样整改。"
        raise Refused(words, {"note": [words]})
    made = change(
        acceptance,
        act=ACCEPT,
        by=by,
        event="projects.acceptance.concluded",
        version=version,
        conclusion=conclusion.value,
        note=note.strip() or acceptance.note,
    )
    if conclusion == Conclusion.PASSED:
        _must_have_no_bars(made)
    return made


def _must_have_no_bars(acceptance: Acceptance) -> None:
    """Looked at after it is written, as items look at the conclusion after theirs: so neither passes the other by."""
    rows = CheckedItem.objects.filter(acceptance=acceptance).order_by("pk")
    bars = barred_by(Checked(item.text, Finding(item.finding)) for item in rows)
    if bars:
        raise Refused(f"还有没查或不合格的内容：{'、'.join(bars)}。逐项填好结果，或下“不通过”的结论。")


def _must_be_open(acceptance: Acceptance) -> None:
    if not Acceptance.objects.filter(pk=acceptance.pk, conclusion=Conclusion.OPEN.value).exists():
        raise Refused(CONCLUDED)


@transaction.atomic
def add_item(item: CheckedItem, *, by: Viewer) -> CheckedItem:
    must_go_on(item.acceptance.project)
    item.division = item.acceptance.division
    made = add(item, act=ACCEPT, by=by, event="projects.item.added")
    _must_be_open(item.acceptance)
    return made


@transaction.atomic
def change_item(
    item: CheckedItem, *, by: Viewer, version: int | None = None, **fields: object
) -> CheckedItem:
    must_go_on(item.acceptance.project)
    made = change(item, act=ACCEPT, by=by, event="projects.item.changed", version=version, **fields)
    _must_be_open(item.acceptance)
    return made


def add_defect(defect: Defect, *, by: Viewer) -> Defect:
    must_go_on(defect.acceptance.project)
    _must_have_happened(defect.acceptance, defect.fixed_on, by)
    defect.division = defect.acceptance.division
    return add(defect, act=ACCEPT, by=by, event="projects.defect.added")


def change_defect(defect: Defect, *, by: Viewer, version: int | None = None, **fields: object) -> Defect:
    """Whoever carries the project out may say that it was mended."""
    must_go_on(defect.acceptance.project)
    _must_have_happened(defect.acceptance, fields.get("fixed_on"), by)
    return change(defect, act=EDIT, by=by, event="projects.defect.changed", version=version, **fields)


def _must_have_happened(acceptance: Acceptance, fixed_on: object, by: Viewer) -> None:
    if isinstance(fixed_on, date) and not acceptance.held_on <= fixed_on <= by.today:
        words = "整改完成日期应在验收日期和今天之间，请核对。"
        raise Refused(words, {"fixed_on": [words]})


def must_be_acceptable(project: Project) -> None:
    """Refused unless the last acceptance passed and every defect is mended; the refusal names what is open."""
    held = Acceptance.objects.filter(project=project)
    conclusions = [Conclusion(a.conclusion) for a in held.order_by("held_on", "pk")]
    rows = Defect.objects.filter(acceptance__project=project, fixed_on=None)
    unmended = list(rows.values_list("text", flat=True))
    if may_be_accepted(conclusions, len(unmended)):
        return
    if unmended:
        raise Refused(f"还有缺陷没有整改完：{'、'.join(unmended)}。整改完请在缺陷上填写完成日期。")
    raise Refused("最近一次验收没有“通过”的结论。请先登记验收，逐项查看以后下结论。")
