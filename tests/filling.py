"""Words of one's own in every text field of every record, written by the hand that writes."""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models

from gongzhi.ground.guards import GUARDS, run
from gongzhi.ground.records.models import Record
from gongzhi.ground.records.services import change
from gongzhi.ground.refusal import Refused
from tests.edits import planter_of

# What the machine writes: keys, digests, addresses, and the text that spans point into.
NOT_TYPED = {
    "division",
    "key",
    "code",
    "sha256",
    "about",
    "record",
    "record_url",
    "url",
    "hint",
    "digest",
    "page",
    "field",
    "county",
    "body_hash",
}


def text_fields(model: type[Record]) -> Iterator[models.Field[Any, Any]]:
    for field in model._meta.concrete_fields:
        if (
            isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and field.name not in NOT_TYPED
        ):
            yield field


def fill(division: str, words: Callable[[models.Field[Any, Any], int], str]) -> list[str]:
    """Fill every text field of the records of a division; the names of the fields that took the words.

    `words` is given the field and how many came before. A field that checks its form (a code) refuses and stays. What the
    database keeps as it was posted is filled too: words reach pages from there as from anywhere.
    """
    vendor = connection.vendor
    connection.check_constraints()
    run(sql for guard in GUARDS for sql in guard.take_down(vendor))
    filled = _filled(division, words)
    connection.check_constraints()
    run(sql for guard in GUARDS for sql in guard.put_up(vendor))
    return filled


def _filled(division: str, words: Callable[[models.Field[Any, Any], int], str]) -> list[str]:
    by, filled = planter_of(division), []
    for model in apps.get_models():
        if not issubclass(model, Record):
            continue
        for row in model._default_manager.filter(division=division):
            for field in text_fields(model):
                typed = words(field, len(filled))[: field.max_length]
                try:
                    change(row, act="organisations.edit", by=by, event="tests.filled", **{field.name: typed})
                except Refused:
                    row.refresh_from_db()
                else:
                    filled.append(f"{model._meta.label}.{field.name}")
    return filled
