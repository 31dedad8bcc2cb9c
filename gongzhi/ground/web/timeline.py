"""The life of a record as people read it: who did what, with the fields before and after."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongzhi.ground.audit.queries import entries_about
from gongzhi.ground.divisions import labels as division_labels
from gongzhi.ground.imports import labels as import_labels
from gongzhi.ground.lists import labels as list_labels
from gongzhi.ground.money.rules import share_in_words
from gongzhi.ground.web import ground_events
from gongzhi.ground.web.cells import day_words
from gongzhi.ground.web.figures import money

Words = str | Promise


def timeline(row: Model) -> list[dict[str, object]]:
    """Who did what to this row, newest first, with the fields before and after. What is kept as JSON is left to the
    page itself."""
    fields = {f.name: f for f in row._meta.concrete_fields}
    told: list[dict[str, object]] = []
    for entry in entries_about(row)[:50]:
        before, after = entry.facts.get("before", {}), entry.facts.get("after", {})
        changes = [
            {
                "field": fields[name].verbose_name,
                "before": _in_words(fields[name], before.get(name)),
                "after": _in_words(fields[name], after[name]),
            }
            for name in after
            if before and name in fields and fields[name].get_internal_type() != "JSONField"
        ]
        told.append({"at": entry.at, "who": entry.by, "words": event_words(entry.event), "changes": changes})
    return told


# How a stored whole number of a unit reads, by the tail of its field's name; capabilities append in AppConfig.ready().
UNIT_WORDS: dict[str, Callable[[int], str]] = {"_fen": money, "_bp": share_in_words}


def _in_words(field: Any, value: object) -> object:
    """A stored value as people read it: a choice in its words, money in 元, a day as 2026年7月1日."""
    if value in (None, ""):
        return value
    if field.flatchoices:
        return dict(field.flatchoices).get(value, value)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, int):
        tail = next((t for t in UNIT_WORDS if field.name.endswith(t)), "")
        return UNIT_WORDS[tail](value) if tail else value
    if field.get_internal_type() == "DateField":
        return day_words(date.fromisoformat(str(value)))
    return value


# What an audit event is called on a page; capabilities add their own words in AppConfig.ready().
EVENT_WORDS: dict[str, Words] = {
    **ground_events.events(),
    **import_labels.events(),
    **division_labels.events(),
    **list_labels.events(),
}


def event_words(event: str) -> str:
    return str(EVENT_WORDS.get(event, event))
