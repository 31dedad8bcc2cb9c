"""What the papers of this capability say, as their viewer may see it."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.official.paper import Paper
from gongzhi.orders.models import Order
from gongzhi.orders.queries import items_of
from gongzhi.orders.rules.papers import Line, Told, named_paper, order_paper, talk_paper
from gongzhi.tasks.ladders import OWED, climbs_of, on_step
from gongzhi.tasks.models import Task
from gongzhi.tasks.queries import tasks_seen_by
from gongzhi.tasks.rules import Rung

OFFICE = "试点工作领导小组办公室"
NAMED_AT_MOST = 200  # tasks of one notice
TALKED = [Rung.TALK.value, Rung.NAMED.value]  # a step that nobody saw in time is passed over on the way up


def printed_order(order: Order) -> Paper:
    return order_paper(
        Told(
            number=order.number,
            unit=order.lead_name,
            demand=order.demand,
            issued_on=order.issued_on,
            reply_by=order.reply_by,
            issuer=_issuer(order.county),
            lines=[_line(item.task) for item in items_of(order)],
        )
    )


def talk_about(task: Task, county: str, viewer: Viewer) -> Paper | None:
    """None where the task has not been taken to 约谈 with its present due day."""
    if task.due_on is None:
        return None
    climb = climbs_of(task).filter(step__in=TALKED, due_on=task.due_on).order_by("on", "pk").first()
    return talk_paper(_line(task), climb.on, _issuer(county), viewer.today) if climb else None


def naming(county: str, viewer: Viewer) -> Paper | None:
    """The tasks of a county that stand on 通报, as far as the viewer sees them; None where there are none."""
    rows = tasks_seen_by(viewer).filter(OWED, on_step(Rung.NAMED), division__startswith=county[:6])
    lines = [_line(task) for task in rows.order_by("due_on", "pk")[:NAMED_AT_MOST]]
    return named_paper(lines, name(county), _issuer(county), viewer.today) if lines else None


def _issuer(county: str) -> str:
    return f"{name(county)}{OFFICE}"


def _line(task: Task) -> Line:
    return Line(task.title, task.lead_name, task.due_on, task.progress)
