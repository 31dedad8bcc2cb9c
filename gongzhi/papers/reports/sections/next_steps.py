"""五、下一步工作安排: the county's open tasks under their matters, and the works still to be done."""

from django.urls import reverse

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.official.paper import Block, Heading, Paragraph, Run
from gongzhi.papers.reports.sections.figures import (
    MOST,
    Figures,
    by_topic,
    day_words,
    filled,
    points,
    said,
    sentence,
    told_of_works,
)
from gongzhi.papers.reports.sections.meetings import ahead
from gongzhi.papers.reports.sections.oversight import to_oversee
from gongzhi.papers.reports.sections.projects import alongside
from gongzhi.spaces.queries import works_seen_by
from gongzhi.spaces.rules import WorkStatus
from gongzhi.tasks.models import Task
from gongzhi.tasks.queries import late_on, open_on, tasks_seen_by
from gongzhi.tasks.rules import Category

# What an office calls the work of each kind when it is still to be done.
AHEAD = {
    Category.ORGANISATION: "加强组织保障",
    Category.SPACE: "加快阵地建设",
    Category.SERVICE: "做实服务项目",
    Category.MONEY: "用好试点资金",
    Category.FIVE_PARTIES: "推进五社联动",
    Category.SUPERVISION: "强化督查整改",
    Category.REPORT: "做好评估和总结",
    Category.OTHER: "抓好其他工作",
}


def section(viewer: Viewer, fig: Figures) -> list[Block]:
    """Tasks of the county itself; those of streets and communities are told by their own reports."""
    mine = tasks_seen_by(viewer).filter(open_on(fig.as_of), division=viewer.home() or "")
    mine = mine.exclude(due_on__lt=fig.as_of).order_by("due_on", "pk")
    url = f"{reverse('tasks:tasks')}?late_on={fig.as_of}"
    late = tasks_seen_by(viewer).filter(late_on(fig.as_of)).count()
    hurry = ("对已过期限的", fig.number("逾期任务", late, url), "项任务逐项督办，限期销号。") if late else ()
    opening = said(*hurry, "重点抓好以下工作。")
    told: list[tuple[str, list[Run]]] = []
    for topic, group in by_topic(
        (task.topic or AHEAD[Category(task.category)], task) for task in mine[: 2 * MOST]
    ):
        told.append((topic, [Run("".join(map(_step, group)))]))
    return [
        Heading(1, "下一步工作安排"),
        Paragraph(opening),
        *ahead(viewer, fig),
        *points(told),
        *to_oversee(viewer, fig),
        *alongside(viewer, fig),
        *_works(viewer, fig),
    ]


def _step(task: Task) -> str:
    """The task with who leads and by when, as far as its own words do not say so."""
    due = task.due_on
    who = "" if not task.lead_name or task.lead_name in task.title else f"{filled(task.lead_name)}牵头"
    when = f"{day_words(due)}前完成" if due else ""
    more = "，".join(words for words in (who, when) if words)
    return sentence(f"{filled(task.title).rstrip('。；')}（{more}）" if more else task.title)


def _works(viewer: Viewer, fig: Figures) -> list[Block]:
    rows = works_seen_by(viewer).exclude(status=WorkStatus.DONE.value).order_by("pk")
    count = rows.count()
    if not count:
        return []
    url = reverse("spaces:works")
    return [
        Paragraph(
            said(
                "采取先易后难的方式，推进阵地改造",
                fig.number("待完成改造", count, f"{url}?open=1"),
                "项：",
                sentence("；".join(told_of_works(list(rows[:MOST]), viewer))),
            ),
            lead="因地制宜，推进阵地改造。",
        )
    ]
