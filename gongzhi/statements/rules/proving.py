"""Whether a statement adds up: by what it says of before and after, and by every balance in it. Nothing is mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongzhi.ground.money.rules import yuan
from gongzhi.statements.rules.reading import Line


@dataclass(frozen=True)
class Proof:
    """What the account stood at before and after; `fault` says where the file contradicts itself."""

    opening: int | None
    closing: int | None
    fault: str = ""


def proof(lines: Sequence[Line], opening: int | None, closing: int | None) -> Proof:
    """Opening + movements = closing, and every balance follows from the one before. What was not given comes of the
    balances in the file; of files with the newest line first too."""
    order = list(lines) if _forward(lines) else list(lines)[::-1]
    stands = opening
    for line in order:
        if line.balance is None:
            stands = None if stands is None else stands + line.fen
            continue
        if stands is not None and stands + line.fen != line.balance:
            return Proof(
                opening,
                closing,
                f"第 {line.row} 行余额是 {yuan(line.balance)}，按上一行推算应为 {yuan(stands + line.fen)}；请核对文件。",
            )
        stands = line.balance
        opening = opening if opening is not None else _before(order, line)
    moved = sum(line.fen for line in lines)
    if opening is None and closing is not None:
        opening = closing - moved
    if opening is None:
        return Proof(None, None, "文件里没有余额列，请填期初余额或期末余额。")
    if closing is not None and opening + moved != closing:
        why = f"期初 {yuan(opening)} 加发生额 {yuan(moved)} 等于 {yuan(opening + moved)}，期末写的是 {yuan(closing)}"
        return Proof(opening, closing, f"{why}，差 {yuan(closing - opening - moved)}；请核对后再导入。")
    return Proof(opening, opening + moved)


def _before(order: Sequence[Line], known: Line) -> int:
    """The balance before the first line, by the first one that is known."""
    balance = known.balance or 0
    for line in order:
        balance -= line.fen
        if line is known:
            break
    return balance


def _forward(lines: Sequence[Line]) -> bool:
    """Whether the oldest line comes first; on one day the balances tell, where they hold backwards alone."""
    if lines and lines[0].day != lines[-1].day:
        return lines[0].day < lines[-1].day
    return _follows(lines) or not _follows(lines[::-1])


def _follows(lines: Sequence[Line]) -> bool:
    """Whether each balance that is known follows from the one before."""
    return all(
        one.balance + other.fen == other.balance
        for one, other in pairwise(lines)
        if one.balance is not None and other.balance is not None
    )
