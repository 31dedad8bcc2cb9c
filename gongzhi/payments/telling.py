"""Who is told of a payment: those whose step comes next, and in the end whoever made it."""

from collections.abc import Iterable

from django.urls import reverse

from gongzhi.ground.accounts.units import deciding
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.notices.services import notify
from gongzhi.ground.todo.rules import Part
from gongzhi.ground.todo.services import Thing, took_part
from gongzhi.payments.labels import MOVED
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.queries import hands_of
from gongzhi.payments.rules import ARROWS, HANDS, SEE, WAITING, Did, Move, Status


def moved(row: PaymentRequest, move: Move, by: Viewer, text: str = "") -> None:
    """The next hand is told that it is asked for; the maker of how it ended, or that it came back."""
    next_move = WAITING.get(Status(row.status))
    if next_move:
        act, _to = ARROWS[Status(row.status), next_move]
        told = set(deciding(act, row.division, by)) - _barred(row, next_move)
        _notify(row, told, move, text, by)
    else:
        _notify(row, [row.made_by_id or 0], move, text, by)
    part = Part.STARTED if move == Move.SUBMIT else Part.DONE
    took_part(part, [by.user_id], Thing(row, row.number, _url(row), SEE, row.division), MOVED[move])


def _barred(row: PaymentRequest, move: Move) -> set[int]:
    """Who has had another hand in it, and so is not asked for this one."""
    hand = HANDS[Did(move.value)]
    return {person for name, persons in hands_of(row).items() if name != hand for person in persons}


def _notify(row: PaymentRequest, users: Iterable[int], move: Move, text: str, by: Viewer) -> None:
    notify(
        [user for user in users if user != by.user_id],
        "payments.request",
        f"{row.number}（{row.payee}）",
        key=f"payment:{row.pk}",
        words=MOVED[move],
        text=text,
        url=_url(row),
        act=SEE,
        division=row.division,
    )


def _url(row: PaymentRequest) -> str:
    return reverse("payments:request", args=[row.pk])
