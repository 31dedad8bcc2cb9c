"""One column of a table: what its cells mean to the field of the form, each text looked at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import override

from gongzhi.ground.books.taken import LOST
from gongzhi.ground.chinese.dates import find_dates
from gongzhi.ground.chinese.fuzzy import Precision
from gongzhi.ground.chinese.masking import MASK
from gongzhi.ground.chinese.widths import fold
from gongzhi.ground.imports.rules import money_unit
from gongzhi.ground.web.forms import FenField

KEPT = 4_000  # texts of one column that are remembered
YES = frozenset({"是", "√", "✓", "1", "y", "yes", "true", "有"})
NO = frozenset({"否", "×", "0", "n", "no", "false", "无", "没有"})
SERIALS = range(20_000, 80_000)  # days counted from 1899-12-30: 1954 to 2119
_DAY_ONE = date(1899, 12, 30)
_COMMAS = re.compile(r"[,，]")
_SUM = re.compile(r"[\d,，]+(\.\d+)?")
# How to mend what a field could not read.
_HOW = (
    (forms.DateField, "要写到日；还不知道的请留空。"),
    (forms.IntegerField, "还不知道的请留空。"),
)
Offered = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cell says: the word the form would take, the value it makes of it, or what is wrong with it."""

    typed: Any = ""
    value: Any = None
    fault: str = ""


class Column:
    """A column of the table that is a field of the form."""

    def __init__(self, at: int, name: str, field: forms.Field, head: str) -> None:
        self.at, self.name, self.field = at, name, field
        self.offered = offered_by(field)
        self.unit = money_unit(head) if isinstance(field, FenField) else ""
        self._known: dict[str, Reading | None] = {}

    def read(self, text: str) -> Reading | None:
        """None for a blank or masked cell: it says nothing."""
        if text in self._known:
            return self._known[text]
        found = self._read(text.strip())
        if len(self._known) < KEPT:
            self._known[text] = found
        return found

    def _read(self, text: str) -> Reading | None:
        if not text or MASK.fullmatch(text):
            return None
        if text.startswith(LOST):
            return Reading(fault="数字太长，表格已丢掉末几位；请把这一列改成文本格式后重填。")
        if self.offered is not None:
            return self._chosen(text, self.offered)
        typed = self._typed(text)
        if isinstance(self.field, forms.BooleanField) and not isinstance(typed, bool):
            return Reading(fault=f"“{text}”看不出是还是否；请填“是”或“否”。")
        try:
            return Reading(typed, self.field.clean(typed))
        except forms.ValidationError as oops:
            return Reading(typed, fault="；".join(oops.messages) + _how(self.field))

    def _chosen(self, text: str, offered: Offered) -> Reading:
        found = offered.get(text) or offered.get(fold(text).replace(" ", "")) or []
        if not found:
            return Reading(fault=_not_offered(text, offered, self.name))
        if len(found) > 1:
            return Reading(fault=_twice(text, found))
        value = found[0]
        return Reading(getattr(value, "pk", value), value)

    def _typed(self, text: str) -> object:
        if isinstance(self.field, forms.BooleanField):
            word = fold(text).lower()
            return True if word in YES else False if word in NO else text
        if isinstance(self.field, forms.DateField):
            return day_of(text)
        if isinstance(self.field, forms.IntegerField):
            return _COMMAS.sub("", fold(text))
        folded = fold(text)
        if self.unit and _SUM.fullmatch(folded):
            return folded + self.unit
        return folded if folded.isascii() else text


def offered_by(field: forms.Field) -> Offered | None:
    """Word → what it stands for, of a field that offers a choice; None for any other. Two of one name are both kept.

    Tables are Chinese whatever language the page speaks: the Chinese word always counts, and the reader's too.
    """
    found: dict[str, list[Any]] = {}
    if isinstance(field, forms.ModelChoiceField):
        for row in field.queryset or ():
            found.setdefault(str(row), []).append(row)
        return found
    if not isinstance(field, forms.ChoiceField):
        return None
    choices = cast("list[tuple[object, object]]", list(cast(Any, field.choices)))
    with override("zh-hans"):
        chinese = [str(label) for _, label in choices]
    for (code, label), word_in_chinese in zip(choices, chinese, strict=True):
        for word in dict.fromkeys((word_in_chinese, str(label), str(code))):
            if word:
                found.setdefault(word, []).append(str(code))
    return found


def _how(field: forms.Field) -> str:
    return next((words for kind, words in _HOW if isinstance(field, kind)), "")


def _not_offered(text: str, offered: Offered, name: str) -> str:
    words = list(dict.fromkeys(word for word in offered if not word.isascii()))[:8]
    if not words:
        return f"“{text}”不在清单里，请先登记。"
    return f"“{text}”不在清单里，可填：{'、'.join(words)}。"


def _twice(text: str, found: list[Any]) -> str:
    where = "、".join(str(getattr(each, "division", each)) for each in found[:4])
    return f"叫“{text}”的有 {len(found)} 个（{where}），分不清是哪一个；请填 12 位区划代码，或先改名区分。"


def day_of(text: str) -> str:
    """2026年3月2日, 2026/3/2, 2026.3.2 and the serial number 46083 as the form takes them; else the text itself."""
    plain = fold(text)
    if plain.isdigit() and int(plain) in SERIALS:
        return (_DAY_ONE + timedelta(days=int(plain))).isoformat()
    found = find_dates(plain.replace("/", "-").replace(".", "-"))
    if len(found) == 1 and found[0].when.precision == Precision.DAY and found[0].when.earliest:
        return found[0].when.earliest.isoformat()
    return text
