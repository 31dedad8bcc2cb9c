"""The log in words: what an entry is about, and what was before and after, as people name it."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.pages import EVENT_WORDS
from gongzhi.ground.web.places import name_places


def prepare(entries: list[Any], viewer: Viewer) -> None:
    """Hang place and subject on the entries of one page: a query for each kind of subject."""
    name_places(entries, viewer)
    wanted: dict[str, set[int]] = {}
    for entry in entries:
        label, _colon, number = entry.about.partition(":")
        if number.isdigit():
            wanted.setdefault(label, set()).add(int(number))
    named = {f"{label}:{key}": words for label, keys in wanted.items() for key, words in _named(label, keys)}
    for entry in entries:
        entry.subject = named.get(entry.about, entry.about)


def _named(label: str, keys: set[int]) -> list[tuple[int, str]]:
    model = model_of(label)
    if model is None:
        return []
    rows = model._base_manager.select_related().in_bulk(keys)
    gone = _("已删除")
    return [(key, str(rows[key]) if key in rows else f"{label}:{key}（{gone}）") for key in keys]


def model_of(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def told(entry: Any) -> list[str]:
    """Before and after, a line a field, in the field's own words; other facts as they are."""
    model = model_of(entry.about.partition(":")[0])
    before, after = (_side(entry.facts, side) for side in ("before", "after"))
    changes = [
        f"{_field(model, name)}：{_value(model, name, before)} → {_value(model, name, after)}"
        for name in dict.fromkeys([*before, *after])
    ]
    rest = [f"{_field(model, n)}：{v}" for n, v in entry.facts.items() if n not in ("before", "after")]
    return [*changes, *rest]


def _side(facts: Mapping[str, object], side: str) -> Mapping[str, object]:
    found = facts.get(side)
    return found if isinstance(found, Mapping) else {}


def _found(model: type[Model] | None, name: str) -> Any:
    try:
        return model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None


def _field(model: type[Model] | None, name: str) -> str:
    beside = {"ip": _("来源地址")}  # facts that are no field of a record
    return str(getattr(_found(model, name), "verbose_name", beside.get(name, name)))


def _value(model: type[Model] | None, name: str, facts: Mapping[str, object]) -> object:
    choices = dict(getattr(_found(model, name), "flatchoices", ()))
    value = facts.get(name)
    return choices.get(value, "—" if value in (None, "") else value)


def by_words(entries: QuerySet[Any], text: str, viewer: Viewer) -> QuerySet[Any]:
    """Entries whose event is called so, or whose subject bears this address."""
    events = [event for event, words in EVENT_WORDS.items() if text in str(words)]
    return entries.filter(Q(event__in=events) | Q(event__icontains=text) | Q(about__icontains=text))
