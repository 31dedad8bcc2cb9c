"""Who is told of an order: the unit that owes the answer, those who verify it."""

from collections.abc import Iterable

from django.urls import reverse

from gongzhi.ground.accounts.units import acting_for, deciding
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.notices.services import notify
from gongzhi.ground.todo.rules import Part
from gongzhi.ground.todo.services import Thing, took_part
from gongzhi.orders.labels import ISSUED, MOVED
from gongzhi.orders.models import Order
from gongzhi.orders.rules import REPLY, SEE, VERIFY, Move


def issued(order: Order, by: Viewer) -> None:
    _notify(order, _owing(order, by), ISSUED, order.demand, by)
    took_part(Part.STARTED, [by.user_id], _thing(order), ISSUED)


def moved(order: Order, move: Move, by: Viewer) -> None:
    """A reply goes to those who verify it, everything else but the signature to the unit."""
    if move == Move.REPLY:
        told = {order.made_by_id or 0, *deciding(VERIFY, order.county, by)}
        _notify(order, told, MOVED[move], order.reply, by)
    elif move != Move.SIGN:
        _notify(order, _owing(order, by), MOVED[move], order.verdict, by)
    took_part(Part.DONE, [by.user_id], _thing(order), MOVED[move])


def _owing(order: Order, by: Viewer) -> list[int]:
    return acting_for(REPLY, order.lead_id, order.division, by)


def _notify(order: Order, users: Iterable[int], words: str, text: str, by: Viewer) -> None:
    notify(
        [user for user in users if user != by.user_id],
        "orders.order",
        f"{order.number}（{order.lead_name}）",
        key=f"order:{order.pk}",
        words=words,
        text=text,
        url=_url(order),
        act=SEE,
        division=order.division,
    )


def _thing(order: Order) -> Thing:
    return Thing(order, order.number, _url(order), SEE, order.division)


def _url(order: Order) -> str:
    return reverse("orders:order", args=[order.pk])
