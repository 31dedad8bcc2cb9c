"""The five sections of a progress report, drawn from the records of one day.

Every figure is a run that knows its rows. What is not known is written 未知, never left out or guessed.
"""

from datetime import date

from django.urls import reverse

from gongzhi.funds.queries import money
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.money.rules import wan
from gongzhi.ground.unknowns.rules import Total, show_total
from gongzhi.leadership.queries import groups_seen_by, seats_seen_by
from gongzhi.papers.writing.paper import Block, Figure, Heading, Paragraph, Run
from gongzhi.programmes.models import PilotUnit
from gongzhi.programmes.queries import current_batch, pilot_units_seen_by
from gongzhi.registry.queries import social_workers
from gongzhi.spaces.queries import spaces_seen_by, works_seen_by
from gongzhi.spaces.rules import WorkStatus
from gongzhi.tasks.models import Task
from gongzhi.tasks.queries import OPEN, problems_seen_by, tasks_seen_by
from gongzhi.tasks.rules import ProblemStatus, Status

UNKNOWN = "未知"


class Figures:
    """Makes runs of figures that all stand for the same day."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of

    def run(self, key: str, text: str | None, url: str) -> Run:
        known = text is not None
        return Run(text if text is not None else UNKNOWN, Figure(key, self.as_of, url, unknown=not known))

    def number(self, key: str, n: int | None, url: str) -> Run:
        return self.run(key, None if n is None else str(n), url)

    def money(self, key: str, found: Total, url: str) -> Run:
        return Run(show_total(found, wan), Figure(key, self.as_of, url, unknown=not found.complete))


def basics(viewer: Viewer, fig: Figures) -> list[Block]:
    batch = current_batch(viewer)
    units = list(pilot_units_seen_by(viewer).order_by("level", "pk"))
    street = next((u for u in units if u.level == "street"), None)
    communities = [u for u in units if u.level == "community"]
    found = money(viewer, fig.as_of)
    pilot_url = f"{reverse('programmes:units')}?level=community"
    batch_number = str(batch.number) if batch else None
    opening: tuple[Run, ...] = (
        Run("我县是全省第"),
        fig.run("批次", batch_number, reverse("programmes:batches")),
        Run("批城乡社区治理试点单位，"),
        Run(f"由{street.name or '街道'}承担{street.mechanism or '机制创新'}任务，" if street else ""),
        Run("共有"),
        fig.number("试点社区数", len(communities), pilot_url),
        Run("个社区开展试点。截至目前，应到资金"),
        fig.money("应到资金", found.planned, reverse("funds:sources")),
        Run("，已到资金"),
        fig.money("已到资金", found.arrived, reverse("funds:arrivals")),
        Run("。各试点社区情况如下。"),
    )
    return [Heading(1, "基本情况"), Paragraph(opening), *(_community(u, fig) for u in communities)]


def _community(unit: PilotUnit, fig: Figures) -> Paragraph:
    url = reverse("programmes:unit", args=[unit.pk])
    kind = str(unit.get_pilot_type_display()) if unit.pilot_type else UNKNOWN
    founded = str(unit.founded_year) if unit.founded_year else None
    focus = f"，重点是{unit.service_focus}" if unit.service_focus else ""
    name = unit.name or "名称未知的社区"
    runs = (
        Run("成立于"),
        fig.run(f"{name}成立年份", founded, url),
        Run(f"年，试点类型为{kind}{focus}。"),
    )
    return Paragraph(runs, lead=f"{name}。")


def done(viewer: Viewer, fig: Figures) -> list[Block]:
    groups = groups_seen_by(viewer)
    forces = groups.filter(kind="task_force").count()
    tasks = tasks_seen_by(viewer)
    closed = tasks.filter(status=Status.DONE.value).count()
    works = works_seen_by(viewer)
    finished = works.filter(status=WorkStatus.DONE.value).count()
    tasks_url, works_url = reverse("tasks:tasks"), reverse("spaces:works")
    heads = "、".join(seats_seen_by(viewer).filter(post="组长").values_list("holder_post", flat=True))
    led = f"，由{heads}担任组长" if heads else ""
    return [
        Heading(1, "开展的主要工作"),
        Paragraph(
            (
                Run(f"成立城乡社区治理试点工作领导小组{led}，下设"),
                fig.number("专班数", forces, f"{reverse('leadership:groups')}?kind=task_force"),
                Run("个专班，分工推进。"),
            ),
            lead="强化组织保障。",
        ),
        Paragraph(
            (
                Run("列入清单的任务"),
                fig.number("任务总数", tasks.count(), tasks_url),
                Run("项，已销号"),
                fig.number("已销号任务", closed, f"{tasks_url}?status=done"),
                Run("项，其余按期推进。"),
            ),
            lead="细化任务清单。",
        ),
        Paragraph(
            (
                Run("登记阵地"),
                fig.number("阵地数", spaces_seen_by(viewer).count(), reverse("spaces:spaces")),
                Run("处，实施改造"),
                fig.number("改造项目", works.count(), works_url),
                Run("项，已完成"),
                fig.number("已完成改造", finished, f"{works_url}?status=done"),
                Run("项。"),
            ),
            lead="推进阵地建设。",
        ),
    ]


def goals(viewer: Viewer, fig: Figures) -> list[Block]:
    words = "围绕硬件提升、软件完善、服务亮点、场景呈现四项标准推进试点，确保通过第三方绩效评价。"
    return [Heading(1, "工作目标和要求"), Paragraph((Run(words),))]


def problems(viewer: Viewer, fig: Figures) -> list[Block]:
    rows = list(problems_seen_by(viewer).exclude(status=ProblemStatus.CLOSED.value)[:12])
    workers, people = social_workers(viewer), reverse("registry:people")
    opening = Paragraph(
        (
            Run("登记在册社工"),
            fig.number("社工人数", workers.total, f"{people}?social=1"),
            Run("名，其中持证"),
            fig.number("持证社工人数", workers.certified, f"{people}?social=1&certified=1"),
            Run("名。目前未销号的问题有"),
            fig.number("未销号问题", len(rows), f"{reverse('tasks:problems')}?open=1"),
            Run("项，主要是："),
        )
    )
    return [
        Heading(1, "存在的问题"),
        opening,
        *(
            Paragraph(
                (
                    Run(f"{p.title.rstrip('。；')}。"),
                    Run(f"主要原因是{p.cause.rstrip('。')}。" if p.cause else ""),
                )
            )
            for p in rows
        ),
    ]


def next_steps(viewer: Viewer, fig: Figures) -> list[Block]:
    rows = list(tasks_seen_by(viewer).filter(OPEN, division=viewer.home() or "").order_by("due_on")[:10])
    late = tasks_seen_by(viewer).filter(OPEN, due_on__lt=viewer.today).count()
    opening = Paragraph(
        (
            Run("已过期限的"),
            fig.number("逾期任务", late, f"{reverse('tasks:tasks')}?overdue=1"),
            Run("项任务逐项督办，限期销号。下一步重点抓好以下工作："),
        )
    )
    return [Heading(1, "下一步工作安排"), opening, *(Paragraph((Run(_step(t)),)) for t in rows)]


def _step(task: Task) -> str:
    due = task.due_on
    when = f"{due.year}年{due.month}月{due.day}日前完成" if due else "期限待定"
    who = f"由{task.lead_name}牵头" if task.lead_name else "责任单位待明确"
    return f"{task.title.rstrip('。')}（{who}，{when}）。"


SECTIONS = {"basics": basics, "done": done, "goals": goals, "problems": problems, "next": next_steps}
