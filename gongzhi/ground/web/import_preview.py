"""What the page of an upload shows before anything is written, as plain values that can be kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.books.taken import Book
from gongzhi.ground.imports.models import ImportRun
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.cells import Kind, words
from gongzhi.ground.web.import_plan import SHOWN, Plan, heads_at, plan
from gongzhi.ground.web.importing import Fields, Importing, Outcome


def preview(spec: Importing, run: ImportRun, book: Book, viewer: Viewer) -> Fields:
    heads = heads_at(spec, book.rows, run.head, viewer)
    shown: Fields = {"heads": [*heads], "others": [*book.others], "refusal": "", "counts": {}}
    try:
        made = plan(spec, book.rows, run.head, run.columns, viewer)
    except Refused as why:
        return {**shown, "refusal": str(why)}
    fields = spec.form(viewer=viewer, act=spec.act).fields
    return {**shown, "counts": made.counts, **_rows(made, run.columns, fields)}


def _rows(made: Plan, columns: Sequence[str], fields: Mapping[str, forms.Field]) -> Fields:
    """What is wrong, and the first rows of what is right: the changed ones first, with what stood there before."""
    shown = [out for outs in made.samples.values() for out in outs][:SHOWN]
    return {
        "wrong": [{"number": out.number, "told": out.told} for out in made.wrong[:SHOWN]],
        "rows": [
            {
                "number": out.number,
                "state": out.state,
                "cells": [_cell(out, at, name, fields) for at, name in enumerate(columns) if name],
            }
            for out in shown
        ],
    }


def _cell(out: Outcome, at: int, name: str, fields: Mapping[str, forms.Field]) -> dict[str, str]:
    said = {"text": out.cells[at] if at < len(out.cells) else ""}
    if name in out.changes:
        said["before"] = _typed(fields[name], out.before[name])
    return said


def _typed(field: forms.Field, value: Any) -> str:
    """A value on file as a person would type it."""
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        value = dict(field.choices).get(value, value)  # type: ignore[arg-type]
    elif not isinstance(field, forms.ModelChoiceField):
        value = field.prepare_value(value)
    return words(Kind.TEXT, None if value in (None, "") else value)
