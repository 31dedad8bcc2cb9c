"""Supervision orders of the demo year: what a unit was pressed for, and how it answered."""

from collections.abc import Callable
from datetime import timedelta

from gongzhi.demo.stage import Stage
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.orders.queries import may_be_pressed, orders_seen_by
from gongzhi.orders.rules import Move
from gongzhi.orders.services import issue_order, move_order

UNIT, UNIT_CLERK, OFFICE = "县住建局", "demo-department", "demo-supervisor"
ISSUED = (150, 180, 205)  # days of the pilot; the last one is not answered yet
DEMAND = "对照任务要求逐项说明进展，明确完成日期和责任人，逾期事项写明原因和补救办法。"
REPLY = "已逐项核对，未完成事项排入本周计划，完成日期和责任人附后。"


def plan(stage: Stage) -> None:
    for at, day in enumerate(ISSUED):
        stage.on(day, OFFICE, _issue)
        if at < len(ISSUED) - 1:
            stage.on(day + 1, UNIT_CLERK, _walk(Move.SIGN))
            stage.on(day + 3 + at * 6, UNIT_CLERK, _walk(Move.REPLY, REPLY))
            stage.on(day + 11, OFFICE, _walk(Move.PASS, "情况属实。"))


def _issue(by: Viewer) -> None:
    """For what the unit has open and is due first; nothing where it has nothing open."""
    tasks = list(may_be_pressed(by).filter(lead__name=UNIT)[:2])
    if tasks:
        issue_order(tasks, DEMAND, by.today + timedelta(days=7), by=by)


def _walk(move: Move, words: str = "") -> Callable[[Viewer], None]:
    def do(by: Viewer) -> None:
        order = orders_seen_by(by).order_by("-pk").first()
        if order:
            move_order(order, move, by=by, words=words)

    return do
