"""What there is to do: each community's steps and those of its pilot type, the county's own; and how each went."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from gongzhi.demo import cast, places, story
from gongzhi.demo.stage import Stage, clerk
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.files.services import attach
from gongzhi.programmes.models import PilotUnit
from gongzhi.tasks import services as tasks
from gongzhi.tasks.linking import put_before
from gongzhi.tasks.models import Task
from gongzhi.tasks.queries import tasks_seen_by
from gongzhi.tasks.rules import Move, Status

STEPS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "steps.toml").read_text(encoding="utf-8")
)
OFFICE = "demo-office"
# Who reports on what the county's own bodies lead.
REPORTERS = {"县住建局": "demo-department", "县民政局": OFFICE}

# What waits for what in the first pilot community: each for the one before it in its row, and so many working days more.
WAITS = (
    ("完成阵地测绘", "编制功能分区方案", "完成改造设计", "改造无障碍通道", "组织改造竣工验收"),
    ("完成改造设计", "制作安装门牌", "公布开放时间和活动排期"),
    (
        "开展居民需求调查",
        "更新需求、资源、项目三张清单",
        "编制购买服务方案",
        "遴选服务承接机构",
        "开展服务中期评估",
    ),
    ("遴选服务承接机构", "组织居民满意度调查"),
)
LAGS = {"制作安装门牌": 5, "遴选服务承接机构": 3}


@dataclass(frozen=True)
class Step:
    """One task as it will be given out, with the words its life may need."""

    code: str
    title: str
    category: str
    detail: str
    evidence: str
    lead: str
    who: str
    starts_on: date
    due_on: date
    words: dict[str, str]
    weight: int | None = None


def plan(stage: Stage) -> None:
    for n, step in enumerate(_steps(stage)):
        given = max(stage.diary.day(4), step.starts_on - timedelta(days=7 + n % 5))
        giver = OFFICE if step.code == places.COUNTY else _giver(step.code)
        stage.diary.on(given, giver, partial(_give, stage, n, step))
    for at, code in enumerate(places.PILOTS[:-1]):  # the last has not been given its tasks yet
        stage.on(36 + at * 9, "demo-street", partial(_give_type, stage, 500 + at * 7, code))
    stage.on(201, "demo-street", _links)


def _links(by: Viewer) -> None:
    """Entered when the last of them is given out."""
    code = places.PILOTS[0]
    named = {task.title: task for task in tasks_seen_by(by).filter(division=code)}
    for row in WAITS:
        first, *rest = (named[f"{places.DIVISIONS[code]}{title}"] for title in row)
        for title, after in zip(row[1:], rest, strict=True):
            put_before(first, after, lag=LAGS.get(title, 0), by=by)
            first = after


def _give_type(stage: Stage, n: int, code: str, by: Viewer) -> None:
    """What the type of a community asks for, given by its template, lives on like every other task."""
    lead = stage.bodies[f"{places.DIVISIONS[code]}居委会"]
    unit = PilotUnit.objects.get(unit_division=code)
    first = by.today + timedelta(days=14)
    for task in tasks.lay_out_type(unit, first, by=by, lead=lead, accountable=cast.accountable(lead.name)):
        if task.starts_on and task.due_on:
            step = Step(
                code,
                task.title,
                task.category,
                task.detail,
                task.evidence_note,
                lead.name,
                clerk(code),
                task.starts_on,
                task.due_on,
                _words(STEPS[task.category]),
            )
            n += 1
            _begin(stage, n, step, task, by.today)


def _giver(code: str) -> str:
    return OFFICE if clerk(code) == OFFICE else "demo-street"


def _steps(stage: Stage) -> Iterator[Step]:
    for at, code in enumerate(places.COMMUNITIES):
        name = places.DIVISIONS[code]
        for category in story.CATEGORIES:
            words = STEPS[category]
            for step in words["steps"]:
                if code in places.PILOTS or step["everywhere"]:
                    yield _step(stage, code, f"{name}{step['title']}", category, step, at * 3, words)
    for step in STEPS["county"]["steps"]:
        yield _step(stage, places.COUNTY, step["title"], step["category"], step, 0, STEPS["county"])


def _step(
    stage: Stage,
    code: str,
    title: str,
    category: str,
    step: dict[str, Any],
    shift: int,
    words: dict[str, Any],
) -> Step:
    lead = {"community": f"{places.DIVISIONS[code]}居委会", "street": _street(code)}.get(
        step["lead"], step["lead"]
    )
    starts = stage.diary.day(step["day"] + shift)
    return Step(
        code,
        title,
        category,
        step["detail"],
        step["evidence"],
        lead,
        REPORTERS.get(lead, "demo-taskforce") if code == places.COUNTY else clerk(code),
        starts,
        starts + timedelta(days=step["days"]),
        _words(words),
        words.get("weight"),
    )


def _words(told: dict[str, Any]) -> dict[str, str]:
    return {key: told[key] for key in ("told", "late", "sent_back")}


def _street(code: str) -> str:
    return "朝晖街道办事处" if code.startswith(places.PILOT_STREET[:9]) else "临江街道办事处"


def _give(stage: Stage, n: int, step: Step, by: Viewer) -> None:
    task = tasks.add_task(
        Task(
            division=step.code,
            title=step.title,
            detail=step.detail,
            evidence_note=step.evidence,
            category=step.category,
            lead=stage.bodies[step.lead],
            accountable=cast.accountable(step.lead),
            starts_on=step.starts_on,
            due_on=step.due_on,
            progress=0,
            weight=step.weight,
            key=f"demo-{n}",
        ),
        by=by,
    )
    _begin(stage, n, step, task, by.today)


def _begin(stage: Stage, n: int, step: Step, task: Task, given: date) -> None:
    if n % 4 or given < stage.diary.today - timedelta(days=40):  # of late some have not signed yet
        stage.diary.on(given + timedelta(days=1 + n % 2), step.who, partial(_sign, task))
    if step.starts_on < stage.diary.today:
        _live(stage, n * 37 % 100, step, task)


def _sign(task: Task, by: Viewer) -> None:
    """Whoever has started before that signed by it."""
    if task.status == Status.TODO:
        tasks.move_task(task, Move.SIGN, by=by)


def _live(stage: Stage, fate: int, step: Step, task: Task) -> None:
    """Most of what is past its day is closed; of late months some is overdue, behind, or waits for a verdict."""
    today, due = stage.diary.today, step.due_on
    length = (due - step.starts_on).days
    gone = (min(today, due) - step.starts_on).days
    if due < today - timedelta(days=50) or (due < today and fate < 80):
        _closed(stage, fate, step, task, due - timedelta(days=fate % 7 - (5 if fate % 11 == 0 else 0)))
    elif due < today:
        _overdue(stage, fate, step, task)
    elif fate < 60:
        _tell(stage, step, task, gone, min(95, max(5, 100 * gone // length + fate % 12 - 3)), "told")
    elif fate < 76:
        _tell(stage, step, task, gone, max(5, 100 * gone // length - 18 - fate % 9), "late")
    elif fate < 86:
        _tell(stage, step, task, gone, 90, "told")
        stage.diary.on(today - timedelta(days=1 + fate % 3), step.who, _moves(task, Move.SUBMIT))


def _tell(stage: Stage, step: Step, task: Task, gone: int, progress: int, words: str) -> None:
    """A word on how far it is, some days ago."""
    day = step.starts_on + timedelta(days=max(1, gone - 4))
    told = step.words[words]
    stage.diary.on(day, step.who, lambda by: tasks.report_progress(task, progress, by=by, note=told))


def _overdue(stage: Stage, fate: int, step: Step, task: Task) -> None:
    day = step.due_on - timedelta(days=3)
    words = step.words["late"]
    stage.diary.on(day, step.who, lambda by: tasks.report_progress(task, 40 + fate % 45, by=by, note=words))
    if fate >= 92:
        stage.diary.on(step.due_on + timedelta(days=2), step.who, _moves(task, Move.SUBMIT))


def _closed(stage: Stage, fate: int, step: Step, task: Task, handed_in: date) -> None:
    """Started, told of, handed in, perhaps sent back once, closed by the office."""
    on = stage.diary.on
    middle = step.starts_on + (handed_in - step.starts_on) / 2
    on(step.starts_on, step.who, _moves(task, Move.START))
    if fate % 3 == 0:
        on(middle, step.who, lambda by: tasks.report_progress(task, 50, by=by, note=step.words["told"]))
    on(handed_in, step.who, _moves(task, Move.SUBMIT))
    verdict = handed_in + timedelta(days=1 + fate % 3)
    if fate % 13 == 0:
        on(verdict, OFFICE, _moves(task, Move.RETURN, step.words["sent_back"]))
        on(verdict + timedelta(days=3), step.who, _moves(task, Move.SUBMIT, "已按要求补齐。"))
        verdict += timedelta(days=5)
    on(verdict, OFFICE, _moves(task, Move.CLOSE, "佐证齐全，同意销号。"))


def _moves(task: Task, move: Move, note: str = "") -> Any:
    def do(by: Viewer) -> None:
        if move == Move.SUBMIT and task.evidence_required:
            shown = f"{task.title}\n{task.evidence_note}\n（演示用的佐证材料）\n"
            attach(task, shown.encode(), "佐证材料（演示）.txt", by=by)
        tasks.move_task(task, move, by=by, note=note)

    return do
