"""What stands in one cell of a 台账, and how it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongzhi.ground.money.rules import yuan


class Kind(StrEnum):
    TEXT = "text"
    INT = "int"
    MONEY = "money"  # fen in, 元 out
    DATE = "date"
    LIGHT = "light"
    LINES = "lines"


@dataclass(frozen=True)
class Light:
    """A traffic light: word, tone (green, yellow, red, grey) and the rule behind it."""

    word: str
    tone: str
    why: str = ""

    def __str__(self) -> str:
        return self.word


Value = str | Promise | int | date | datetime | Light | Sequence[str] | None


@dataclass(frozen=True)
class Cell:
    kind: str
    text: str = ""
    url: str = ""
    light: Light | None = None
    lines: Sequence[str] = ()


def chinese_date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def words(kind: Kind, value: Value) -> str:
    """A value as people read it; None is 未知, never zero."""
    if value is None:
        return _("未知")
    if kind == Kind.MONEY and isinstance(value, int):
        return yuan(value)
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{chinese_date(local.date())} {local:%H:%M}"
    if isinstance(value, date):
        return chinese_date(value)
    if kind == Kind.INT and isinstance(value, int):
        return f"{value:,}"
    return str(value)


def cell(kind: Kind, value: Value, url: str = "") -> Cell:
    if value is None:
        return Cell("unknown", _("未知"), url)
    if isinstance(value, Light):
        return Cell(Kind.LIGHT, value.word, url, light=value)
    if kind == Kind.LINES and not isinstance(value, str | Promise | int | date):
        return Cell(Kind.LINES, "；".join(value), url, lines=list(value))
    return Cell(kind, words(kind, value), url)
