"""What stands in one cell of a 台账, how it is written, and its markup.

A page of a register has hundreds of cells: their markup is put together here and not by a template each, which was
two thirds of the time of a page (`python -m bench.listing`). Everything that is not ours is escaped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from html import escape

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongzhi.ground.web.figures import in_english, money


class Kind(StrEnum):
    TEXT = "text"
    INT = "int"
    MONEY = "money"  # fen in, 元 or ¥ out
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

    @cached_property
    def html(self) -> SafeString:
        why = f' title="{escaped(self.why)}"' if self.why else ""
        return mark_safe(f'<span class="light {escaped(self.tone)}"{why}>{escaped(self.word)}</span>')  # noqa: S308


Value = str | Promise | int | date | datetime | Light | Sequence[str] | None


@dataclass(frozen=True)
class Cell:
    kind: str
    text: str = ""
    url: str = ""
    light: Light | None = None
    lines: Sequence[str] = ()

    @property
    def html(self) -> SafeString:
        return mark_safe(self.markup)  # noqa: S308

    @property
    def markup(self) -> str:
        if self.lines:
            return f'<ul class="lines">{"".join(f"<li>{escaped(line)}</li>" for line in self.lines)}</ul>'
        body = self.light.html if self.light else self._said()
        unknown = ' class="unknown"' if self.kind == "unknown" else ""
        if self.url:
            return f'<a href="{escaped(self.url)}"{unknown}>{body}</a>'
        return f"<span{unknown}>{body}</span>" if unknown else body

    def _said(self) -> str:
        """What is said of a sum besides its known part may stand on a line of its own."""
        if self.kind == Kind.MONEY and (rest := _BESIDES.search(self.text)):
            return f"{escaped(self.text[: rest.start()])}<small>{escaped(rest[0])}</small>"
        return escaped(self.text)


_BESIDES = re.compile(r"(?:（| \().+[）)]$")


def escaped(text: object) -> str:
    """Any words as text of a page. The library's own function: Django's wraps it for lazy and safe strings."""
    return escape(str(text))


def day_words(day: date) -> str:
    """2026年7月1日; 1 July 2026 on an English page."""
    if in_english():
        return f"{day.day} {day:%B} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def words(kind: Kind, value: Value) -> str:
    """A value as people read it; None is 未知, never zero."""
    if value is None:
        return _("未知")
    if kind == Kind.MONEY and isinstance(value, int):
        return money(value)
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{day_words(local.date())} {local:%H:%M}"
    if isinstance(value, date):
        return day_words(value)
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
