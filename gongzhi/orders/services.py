from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongzhi.ground.accounts.units import must_act_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import county
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.orders import rules, telling
from gongzhi.orders.models import Item, Order
from gongzhi.orders.queries import late_with, next_serial, open_tasks_of
from gongzhi.orders.rules import Move, Status
from gongzhi.tasks import rules as task_rules
from gongzhi.tasks.models import Task


@transaction.atomic
def issue_order(
    tasks: Sequence[Task], demand: str, reply_by: date, *, by: Viewer, also_late: bool = False
) -> Order:
    """One order for the unit that leads these tasks; with `also_late`, for all it is late with in the county.

    Refused for tasks of two units or two counties, for one without a unit or that is finished, and for a day gone by.
    """
    if not tasks:
        raise Refused("请至少选择一项任务。")
    if also_late:
        tasks = [*tasks, *late_with(tasks[0], by)][: rules.AT_MOST]
    first = tasks[0]
    _one_unit(tasks)
    if reply_by < by.today:
        words = "回复期限早于今天，请重新选择。"
        raise Refused(words, {"reply_by": [words]})
    place, year = rules.common([task.division for task in tasks]), by.today.year
    row = Order(
        division=place,
        county=county(first.division),
        year=year,
        serial=next_serial(county(first.division), year),
        lead=first.lead,
        lead_words="" if first.lead else first.lead_words,
        demand=demand.strip(),
        issued_on=by.today,
        reply_by=reply_by,
    )
    made = add(row, act=rules.ISSUE, by=by, event="orders.order.issued")
    for task in tasks:
        add(Item(order=made, task=task, division=place), act=rules.ISSUE, by=by, event="orders.item.added")
    telling.issued(made, by)
    return made


def _one_unit(tasks: Sequence[Task]) -> None:
    units = list(dict.fromkeys(task.lead_name for task in tasks))
    if not all(units):
        raise Refused("任务还没有牵头单位，不知道督办谁。请先在任务页填写牵头单位。")
    if len(units) > 1:
        raise Refused(f"一张督办单只给一个单位，所选任务的牵头单位有：{'、'.join(units)}。请分别下达。")
    if len({county(task.division) for task in tasks}) > 1:
        raise Refused("所选任务不在同一个县，请分别下达。")
    if any(task_rules.Status(task.status) in task_rules.FINISHED for task in tasks):
        raise Refused("任务已经办结，不用再督办；需要时请先重新办理。")


@transaction.atomic
def move_order(order: Order, move: Move, *, by: Viewer, version: int | None = None, words: str = "") -> Order:
    """Walk one arrow. Whoever replied does not verify the reply, and it is closed once all its tasks are finished."""
    arrow = rules.ARROWS.get((Status(order.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    act, to = arrow
    must_walk(order, act, by)
    said = words.strip()
    if move in rules.WORDS_NEEDED and not said:
        missing = "请写明办理情况。" if move == Move.REPLY else "请写明原因，对方才知道怎样办。"
        raise Refused(missing, {"words": [missing]})
    _two_people(order, move, by)
    if move == Move.CLOSE and (left := open_tasks_of(order)):
        raise Refused(f"督办的任务还有 {left} 项没有办结，现在不能办结督办单；请先销号或取消这些任务。")
    fields = {"status": to.value} | _with(move, said, by.today)
    made = change(order, act=act, by=by, event="orders.order.moved", version=version, **fields)
    telling.moved(made, move, by)
    return made


def must_walk(order: Order, act: str, by: Viewer) -> None:
    """What the unit owes, its own people do; for the rest the post is enough."""
    if act == rules.REPLY:
        must_act_for(by, act, order.lead_id, order.lead_name, order.division)
    by.must(act, order.division)


def _two_people(order: Order, move: Move, by: Viewer) -> None:
    """The reply was the last change of an order that is to be verified."""
    if move in {Move.PASS, Move.RETURN} and order.changed_by_id == (by.user_id or None):
        raise Refused("回复要由回复人以外的人核验，请交给另一位同事办理。")


def _with(move: Move, said: str, today: date) -> dict[str, object]:
    """What else a move writes down. A reply that is sent back stands in the life of the order, not on it."""
    written: dict[Move, dict[str, object]] = {
        Move.SIGN: {"signed_on": today},
        Move.REPLY: {"reply": said, "replied_on": today},
        Move.PASS: {"verdict": said},
        Move.RETURN: {"verdict": said, "reply": "", "replied_on": None},
        Move.CLOSE: {"closed_on": today} | ({"verdict": said} if said else {}),
        Move.REVOKE: {"verdict": said},
    }
    return written[move]
