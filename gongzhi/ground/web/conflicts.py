"""Two people at one record: field by field what it was, what the other made of it, and what this person filled in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from gongzhi.ground.records.models import Record
from gongzhi.ground.web.forms import MINE, THEIRS, RecordForm

# Hidden fields of the comparison: which fields wait for a choice, and what each was before either changed it.
WAITING, PICK, WAS = "waiting", "pick-", "was-"


@dataclass(frozen=True)
class Difference:
    """One field with more than one value. `pick` is empty where both changed it: the person must say."""

    field: BoundField
    was_raw: str
    was: str
    theirs: str
    mine: str
    pick: str
    waiting: bool

    @property
    def untouched(self) -> bool:
        """The other left this field as it was."""
        return self.was == self.theirs


def settle(form: RecordForm) -> None:
    """Put the other's value in where the person chose it. A field still to be chosen gets an error."""
    for name in form.fields:
        if form.typed.get(PICK + name) == THEIRS:
            form.take(name, form.typed.get(f"initial-{name}", ""))


def undecided(form: RecordForm) -> list[str]:
    asked = [name for name in form.typed.getlist(WAITING) if name in form.fields]
    return [name for name in asked if form.typed.get(PICK + name) not in (THEIRS, MINE)]


def compare(form: RecordForm, row: Record, values: Callable[[Any], Mapping[str, Any]]) -> list[Difference]:
    """Every field on which the three do not agree, and the form set upon the record as it is now.

    The first time what it was is what the person had been shown; shown again, it is what the comparison carried.
    """
    now = values(row)
    found = [
        each
        for name, field in form.fields.items()
        if field.show_hidden_initial and (each := _difference(form, name, now.get(name))) is not None
    ]
    for name, field in form.fields.items():
        if field.show_hidden_initial:
            form.take(f"initial-{name}", _raw(field, now.get(name)))
    form.take("version", row.version)
    form.look_at(row.version, now)
    return found


def _difference(form: RecordForm, name: str, now: object) -> Difference | None:
    field, bound = form.fields[name], form[name]
    theirs, mine = _raw(field, now), bound.data
    was = form.typed.get(WAS + name, form.typed.get(f"initial-{name}", theirs))
    i_did, they_did = not same(field, was, mine), not same(field, was, theirs)
    if same(field, theirs, mine) or not (i_did or they_did):
        return None
    both = i_did and they_did
    chosen = form.typed.get(PICK + name, "")
    pick = chosen if chosen in (THEIRS, MINE) else "" if both else MINE if i_did else THEIRS
    return Difference(
        bound, was, in_words(field, was), in_words(field, theirs), in_words(field, mine), pick, both
    )


def _raw(field: forms.Field, value: object) -> str:
    """A value as the browser would send it."""
    shown = field.prepare_value(value)
    return "" if shown is None else str(shown)


def same(field: forms.Field, one: object, other: object) -> bool:
    return _plain(field, one) == _plain(field, other)


def _plain(field: forms.Field, raw: object) -> object:
    text = str("" if raw is None else raw).replace("\r\n", "\n").strip()
    try:
        value = field.to_python(text)
    except ValidationError:
        return text
    return None if value == "" else value


def in_words(field: forms.Field, raw: object) -> str:
    """A value as people read it: the words of a choice, 是 or 否, 未填 where there is none."""
    if isinstance(field, forms.BooleanField):
        return _("是") if field.to_python(raw) else _("否")
    if raw in (None, ""):
        return _("未填")
    if isinstance(field, forms.ChoiceField):
        choices = cast("Iterable[tuple[object, object]]", field.choices)
        return next((str(words) for value, words in choices if str(value) == str(raw)), str(raw))
    return str(raw)
