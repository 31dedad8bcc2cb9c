"""Who is told of a settlement: those whose step comes next, and whoever made it of how it went."""

from collections.abc import Iterable

from django.urls import reverse

from gongzhi.ground.accounts.units import deciding
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.notices.services import notify
from gongzhi.ground.todo.rules import Part
from gongzhi.ground.todo.services import Thing, took_part
from gongzhi.settlement.labels import MOVED
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.queries import hands_of
from gongzhi.settlement.rules import ARROWS, HANDS, SEE, WAITING, Did, Move, Status


def moved(row: Settlement, move: Move, by: Viewer, text: str = "") -> None:
    """The next hand is told that it is asked for, where something is left to do; the maker of what became of it."""
    next_move = WAITING.get(Status(row.status))
    told: set[int] = set()
    if next_move and (next_move != Move.REPAY or row.deducted_fen):
        act, _to = ARROWS[Status(row.status), next_move]
        told = set(deciding(act, row.division, by)) - _barred(row, next_move)
    if move != Move.SUBMIT:
        told.add(row.made_by_id or 0)
    _notify(row, told - {0}, move, text, by)
    part = Part.STARTED if move == Move.SUBMIT else Part.DONE
    took_part(part, [by.user_id], Thing(row, str(row), _url(row), SEE, row.division), MOVED[move])


def _barred(row: Settlement, move: Move) -> set[int]:
    """Who has had another hand in it, and so is not asked for this one."""
    hand = HANDS[Did(move.value)]
    return {person for name, persons in hands_of(row).items() if name != hand for person in persons}


def _notify(row: Settlement, users: Iterable[int], move: Move, text: str, by: Viewer) -> None:
    notify(
        [user for user in users if user != by.user_id],
        "settlement.settlement",
        str(row),
        key=f"settlement:{row.pk}",
        words=MOVED[move],
        text=text,
        url=_url(row),
        act=SEE,
        division=row.division,
    )


def _url(row: Settlement) -> str:
    return reverse("settlement:settlement", args=[row.pk])
