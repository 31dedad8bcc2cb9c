"""Money is whole fen. Words are 元 or 万元, always with the unit."""

import re
from collections.abc import Sequence
from fractions import Fraction

Fen = int
MAX_FEN = 10**16  # a hundred trillion yuan: far above any budget, far below what BIGINT holds
FORM = re.compile(r"^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(亿元|亿|万元|万|元)?$")
UNITS = {"亿元": 10**10, "亿": 10**10, "万元": 10**6, "万": 10**6, "元": 100, None: 100}


class NotMoney(ValueError):
    """The text is no amount; the message says how to mend it."""


def yuan(fen: Fen) -> str:
    sign, whole = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{whole // 100:,}.{whole % 100:02d}元"


def wan(fen: Fen) -> str:
    """万元, exact: an amount that four decimals cannot hold is written in 元."""
    if fen % 100:
        return yuan(fen)
    sign, whole = ("-", -fen) if fen < 0 else ("", fen)
    tail = f"{whole % 10**6 // 100:04d}".rstrip("0")
    return f"{sign}{whole // 10**6}{'.' + tail if tail else ''}万元"


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Parts in proportion to the weights by the largest remainder; they always add up to the total."""
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("weights must be whole numbers of which at least one is above zero")
    exact = [Fraction(total * w, whole) for w in weights]
    parts = [int(e // 1) for e in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def parse_fen(text: str) -> Fen:
    """Fen from what people type: 370万元, 3,700,000.00, 1.2亿元. NotMoney says how to mend it."""
    found = FORM.match(text.strip().replace(" ", "").replace("，", ",").replace("．", "."))
    if not found:
        raise NotMoney(f"“{text}”不是金额。请写成 3700000、3,700,000.00 或 370万元。")
    sign, whole, tail, unit = found.groups()
    fen = Fraction(f"{whole.replace(',', '')}.{tail or '0'}") * UNITS[unit]
    if fen.denominator != 1:
        raise NotMoney(f"“{text}”不足一分的部分无法记账，请精确到分。")
    if fen > MAX_FEN:
        raise NotMoney(f"“{text}”超出可以登记的范围，请检查是否多写了单位。")
    return int(-fen if sign == "-" else fen)
