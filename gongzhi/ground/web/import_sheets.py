"""Tables that go out for an import: an empty one to fill in, and the user's own rows with what is wrong in them."""

import io
from collections.abc import Sequence
from typing import Any, cast

import xlsxwriter
from django import forms
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.books.taken import LOST
from gongzhi.ground.web.importing import Importing, Outcome

ROWS = 1000  # as many rows of the template offer their choices
_AT_MOST = 255  # characters that a list of choices may have inside a cell


def template(spec: Importing, viewer: Viewer) -> bytes:
    """Heads with what each takes, choices to pick from, text cells for long numbers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(str(spec.title)[:31])
    lists = book.add_worksheet(_("可选值"))
    lists.hide()
    bold, text = (
        book.add_format({"bold": True, "bg_color": "#e8eef6", "border": 1}),
        book.add_format({"num_format": "@"}),
    )
    form = spec.form(viewer=viewer, act=spec.act)
    shown = {name: given for name, given in form.fields.items() if not given.widget.is_hidden}
    for at, (_name, given) in enumerate(shown.items()):
        sheet.write_string(0, at, f"{given.label}{'*' if given.required else ''}", bold)
        sheet.set_column(at, at, 18, text)
        if given.help_text:
            sheet.write_comment(0, at, str(given.help_text))
        words = _words(given)
        if words:
            lists.write_column(0, at, words)
            letter = xlsxwriter.utility.xl_col_to_name(at)
            source = f"='{lists.get_name()}'!${letter}$1:${letter}${len(words)}"
            fits = len(",".join(words)) <= _AT_MOST
            sheet.data_validation(1, at, ROWS, at, {"validate": "list", "source": words if fits else source})
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _words(given: forms.Field) -> list[str]:
    if isinstance(given, forms.BooleanField):
        return [_("是"), _("否")]
    if isinstance(given, forms.ModelChoiceField):
        return [str(row) for row in given.queryset or ()]
    if isinstance(given, forms.ChoiceField):
        return [str(label) for code, label in _offered(given) if code]
    return []


def _offered(given: forms.ChoiceField) -> list[tuple[object, object]]:
    return list(cast(Any, given.choices))


def marked(rows: Sequence[Sequence[str]], head: int, outcomes: Sequence[Outcome]) -> bytes:
    """The user's rows as they were, wrong cells marked, and a column 错误原因."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    wrong, bold = book.add_format({"bg_color": "#f8d7da"}), book.add_format({"bold": True})
    width = max(map(len, rows), default=0)
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            sheet.write_string(r, c, cell.removeprefix(LOST))
    sheet.write_string(head, width, _("错误原因"), bold)
    for outcome in outcomes:
        if not outcome.faults:
            continue
        sheet.write_string(outcome.place, width, "；".join(outcome.told), wrong)
        for fault in outcome.faults:
            if fault.column is not None:
                cell = outcome.cells[fault.column] if fault.column < len(outcome.cells) else ""
                sheet.write_string(outcome.place, fault.column, cell.removeprefix(LOST), wrong)
    sheet.set_column(width, width, 48)
    sheet.freeze_panes(head + 1, 0)
    book.close()
    return out.getvalue()
