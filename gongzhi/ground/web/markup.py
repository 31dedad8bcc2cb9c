"""The rows of a register as markup, and long lists of options: see cells for why not by template."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongzhi.ground.web.cells import Cell, cell, escaped
from gongzhi.ground.web.registers import Column, Words
from gongzhi.ground.web.said import Read, for_many


def rows_html(columns: Sequence[Column], rows: Iterable[Any], *, ticked: bool) -> SafeString:
    """One <tr> a row; the first cell is the head of its row, and every cell knows its column on a narrow screen."""
    labels = [escaped(c.label) for c in columns]
    tick = escaped(_("选择：")) if ticked else ""
    read = [for_many(c.value) for c in columns]
    lines = [_row(columns, labels, read, row, tick) for row in rows]
    return mark_safe("".join(lines))  # noqa: S308


def _row(columns: Sequence[Column], labels: Sequence[str], read: Sequence[Read], row: Any, tick: str) -> str:
    cells = [
        cell(c.kind, value(row), c.url(row) if c.url else "") for c, value in zip(columns, read, strict=True)
    ]
    head, *rest = cells
    parts = [
        f"<tr>{_tick(tick, row, head) if tick else ''}"
        f'<th scope="row" class="{_class(columns[0], head)}" data-label="{labels[0]}">{head.markup}</th>'
    ]
    for column, label, each in zip(columns[1:], labels[1:], rest, strict=True):
        parts.append(f'<td class="{_class(column, each)}" data-label="{label}">{each.markup}</td>')
    parts.append("</tr>")
    return "".join(parts)


def _class(column: Column, each: Cell) -> str:
    """What is unknown stands where the known values of its column stand."""
    kind = f"{column.kind} unknown" if each.kind == "unknown" else each.kind
    return f"{kind} place" if column.key == "place" else kind


def cell_of(column: Column, row: Any) -> Cell:
    return cell(column.kind, column.value(row), column.url(row) if column.url else "")


def _tick(words: str, row: Any, head: Cell) -> str:
    return (
        '<td class="tick"><input type="checkbox" name="pick" form="batch" '
        f'value="{row.pk}" aria-label="{words}{escaped(head.text)}"></td>'
    )


def options_html(choices: Iterable[tuple[str, Words]], value: str) -> SafeString:
    """<option>s; a county has hundreds of places."""
    lines = [
        f'<option value="{escaped(v)}"{" selected" if v == value else ""}>{escaped(w)}</option>'
        for v, w in choices
    ]
    return mark_safe("".join(lines))  # noqa: S308
