"""What every form shares: fields that know fen, dates and places, one look, and how two people's values meet."""

from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.files.kinds import ACCEPT
from gongzhi.ground.money.rules import NotMoney, parse_fen, yuan
from gongzhi.ground.web.mending import put_words
from gongzhi.ground.web.places import places_of

# Choices of a comparison: keep what is on record now, or what this person filled in.
THEIRS, MINE = "theirs", "mine"


class FenField(forms.CharField):
    """Money typed as people write it (370万元, 3,700,000.00); a blank is unknown. Cleans to fen or None."""

    def to_python(self, value: object) -> Any:
        if value in (None, ""):
            return None
        try:
            return parse_fen(str(value))
        except NotMoney as oops:
            raise forms.ValidationError(str(oops)) from oops

    def prepare_value(self, value: object) -> object:
        return yuan(value).removesuffix("元") if isinstance(value, int) else value

    def run_validators(self, value: object) -> None:
        """The text validators of CharField do not apply to fen."""


class DayField(forms.DateField):
    """A day as people write it: 2026-07-01, 2026年7月1日, 2026.7.1, full-width digits too."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": _("请写成 2026-07-01 或 2026年7月1日。")}
    input_formats = ("%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y/%m/%d")
    years = range(1900, 2101)

    def to_python(self, value: Any) -> Any:
        day = super().to_python(normalize("NFKC", value) if isinstance(value, str) else value)
        if day is not None and day.year not in self.years:
            raise forms.ValidationError(_("年份应在 1900 到 2100 之间，请核对。"))
        return day


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Some files of the kinds that may be kept. Cleans to a list; what each is, `attach` of `ground/files` looks into."""

    widget = _ManyFiles

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "multiple": True, "accept": ACCEPT}

    def clean(self, value: Any, initial: Any = None) -> Any:
        return [super(FilesField, self).clean(each, initial) for each in value or () if each]


class RecordForm(forms.Form):
    """A form over one record. `version` is the version the person was looking at.

    Where a record stands behind it (`look_at`), each field carries in `initial-…` what the person saw.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer, self.act = viewer, act
        if "division" in self.fields:
            self.fields["division"] = self._division_field(self.fields["division"])

    def __getitem__(self, name: str) -> forms.BoundField:
        """Fields get their look and their words when they are first asked for: some are added after __init__."""
        self.dress(name)
        return super().__getitem__(name)

    def full_clean(self) -> None:
        for name in self.fields:
            self.dress(name)
        super().full_clean()

    def dress(self, name: str) -> None:
        field = self.fields.get(name)
        if field is None or getattr(field, "dressed", False):
            return
        field.dressed = True  # type: ignore[attr-defined]
        field.widget.attrs.setdefault("class", _css(field.widget))
        put_words(field)
        if isinstance(field, forms.ModelChoiceField) and field.empty_label is not None:
            field.empty_label = _("（未选）")

    def _division_field(self, field: forms.Field) -> forms.ChoiceField:
        """The places in which this viewer may do this act: nothing else can be chosen."""
        choices = [(code, name) for code, name in places_of(self.viewer) if self.viewer.may(self.act, code)]
        return forms.ChoiceField(label=field.label or _("区划"), choices=choices, help_text=field.help_text)

    def fields_given(self) -> dict[str, Any]:
        """The cleaned values without the version: what the service is called with."""
        return {k: v for k, v in self.cleaned_data.items() if k != "version"}

    def look_at(self, version: int, values: Mapping[str, Any]) -> None:
        """Show the record as it is now, and let each field remember what it showed."""
        self.initial = {**values, "version": version}
        for name, field in self.fields.items():
            field.show_hidden_initial = name != "version" and not isinstance(field, forms.FileField)

    def fill_in(self, typed: QueryDict) -> None:
        """Show what was typed before and not sent: nothing is checked yet."""
        self.data, self.is_bound, self._errors = typed, True, ErrorDict()

    def take(self, name: str, raw: object) -> None:
        """Put a value in the place of what was posted for a field."""
        data = self.typed.copy()
        data[name] = "" if raw is None else str(raw)
        self.data = data

    @property
    def typed(self) -> QueryDict:
        """What was posted, or a draft; empty for a form that is only shown."""
        return self.data if isinstance(self.data, QueryDict) else QueryDict()


def _css(widget: forms.Widget) -> str:
    if isinstance(widget, forms.Select | forms.SelectMultiple):
        return "form-select"
    return "form-check-input" if isinstance(widget, forms.CheckboxInput) else "form-control"


def chosen(rows: Any, label: Any, *, required: bool = False) -> forms.Field:
    """A choice among the rows that a door gives."""
    return forms.ModelChoiceField(
        rows, label=label, required=required, widget=forms.Select(attrs={"class": "form-select"})
    )
