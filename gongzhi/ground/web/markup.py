"""The rows of a register as markup, and long lists of options: see cells for why not by template."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongzhi.ground.web.cells import Cell, cell
from gongzhi.ground.web.registers import Column, Words


def rows_html(columns: Sequence[Column], rows: Iterable[Any], *, ticked: bool) -> SafeString:
    """One <tr> a row; the first cell is the head of its row, and every cell knows its column on a narrow screen."""
    labels = [escape(c.label) for c in columns]
    lines = [_row(columns, labels, row, ticked=ticked) for row in rows]
    return mark_safe("".join(lines))  # noqa: S308


def _row(columns: Sequence[Column], labels: Sequence[str], row: Any, *, ticked: bool) -> str:
    parts = ["<tr>", _tick(columns[0], row) if ticked else ""]
    for at, column in enumerate(columns):
        shown = cell_of(column, row)
        tag = "td" if at else 'th scope="row"'
        parts.append(
            f'<{tag} class="{shown.kind}" data-label="{labels[at]}">{shown.html}</{"td" if at else "th"}>'
        )
    parts.append("</tr>")
    return "".join(parts)


def cell_of(column: Column, row: Any) -> Cell:
    return cell(column.kind, column.value(row), column.url(row) if column.url else "")


def _tick(first: Column, row: Any) -> str:
    words = escape(_("选择：%(what)s") % {"what": cell_of(first, row).text})
    return (
        '<td class="tick"><input type="checkbox" name="pick" form="batch" '
        f'value="{row.pk}" aria-label="{words}"></td>'
    )


def options_html(choices: Iterable[tuple[str, Words]], value: str) -> SafeString:
    """<option>s; a county has hundreds of places."""
    lines = [
        f'<option value="{escape(v)}"{" selected" if v == value else ""}>{escape(w)}</option>'
        for v, w in choices
    ]
    return mark_safe("".join(lines))  # noqa: S308
