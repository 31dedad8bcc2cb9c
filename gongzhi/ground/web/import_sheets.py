"""The template that goes out for an import: heads that say what they take, choices to pick from, one example."""

import io
from collections.abc import Callable
from typing import Any, cast

import xlsxwriter
from django import forms
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.imports.rules import EXAMPLE
from gongzhi.ground.web.forms import FenField
from gongzhi.ground.web.importing import Importing

ROWS = 1000  # as many rows of the template offer their choices
_AT_MOST = 255  # characters that a list of choices may have inside a cell


def template(spec: Importing, viewer: Viewer) -> bytes:
    """Row 1 the heads with notes, row 2 an example that is not imported, then empty rows with lists to choose from."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(str(spec.title)[:31])
    lists = book.add_worksheet(_("可选值"))
    lists.hide()
    bold = book.add_format({"bold": True, "bg_color": "#e8eef6", "border": 1})
    text = book.add_format({"num_format": "@"})  # long numbers keep their digits
    grey = book.add_format({"num_format": "@", "font_color": "#56616c", "italic": True})
    form = spec.form(viewer=viewer, act=spec.act)
    shown = [given for given in form.fields.values() if not given.widget.is_hidden]
    for at, given in enumerate(shown):
        words = words_of(given)
        sheet.write_string(0, at, f"{given.label}{'*' if given.required else ''}", bold)
        sheet.set_column(at, at, 18, text)
        sheet.write_comment(0, at, note_of(given, words), {"x_scale": 1.5})
        sheet.write_string(1, at, f"{EXAMPLE}{example_of(given, words)}", grey)
        if words:
            lists.write_column(0, at, words)
            letter = xlsxwriter.utility.xl_col_to_name(at)
            source = f"='{lists.get_name()}'!${letter}$1:${letter}${len(words)}"
            fits = len(",".join(words)) <= _AT_MOST and not any("," in word for word in words)
            sheet.data_validation(2, at, ROWS, at, {"validate": "list", "source": words if fits else source})
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def words_of(given: forms.Field) -> list[str]:
    """What can be chosen, each word once."""
    if isinstance(given, forms.BooleanField):
        return [_("是"), _("否")]
    if isinstance(given, forms.ModelChoiceField):
        return list(dict.fromkeys(str(row) for row in given.queryset or ()))
    if isinstance(given, forms.ChoiceField):
        offered = cast("list[tuple[object, object]]", list(cast(Any, given.choices)))
        return list(dict.fromkeys(str(label) for code, label in offered if code))
    return []


# What a kind of field wants, and an example; the first that fits.
_KINDS: tuple[tuple[type[forms.Field], Callable[[], str], str], ...] = (
    (forms.DateField, lambda: _("日期，写到日，如 2026年7月1日。"), "2026年7月1日"),
    (FenField, lambda: _("金额，如 3700000 或 370万元；表头写明（万元）的按万元读。"), "370万元"),
    (forms.IntegerField, lambda: _("整数。"), "12"),
)


def note_of(given: forms.Field, words: list[str]) -> str:
    """Must it be filled in, what does it take, and what the form says of it."""
    notes = [_("必填。") if given.required else _("可以留空，表示未知；留空不会覆盖已有的值。")]
    if words:
        notes.append(_("从下拉清单里选。"))
    notes += [words() for kind, words, _example in _KINDS if isinstance(given, kind)][:1]
    longest = getattr(given, "max_length", None)
    if longest:
        notes.append(_("不超过 %(n)s 个字。") % {"n": longest})
    if given.help_text:
        notes.append(str(given.help_text))
    return "\n".join(notes)


def example_of(given: forms.Field, words: list[str]) -> str:
    if words:
        return words[0]
    if own := getattr(given, "example", ""):
        return str(own)
    return next((shown for kind, _words, shown in _KINDS if isinstance(given, kind)), str(given.label))
