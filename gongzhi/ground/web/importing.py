"""From rows of text to records: what each row would do, and doing it all or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.queries import address
from gongzhi.ground.books.taken import LOST, name_of
from gongzhi.ground.chinese.dates import find_dates
from gongzhi.ground.chinese.fuzzy import Precision
from gongzhi.ground.chinese.masking import MASK
from gongzhi.ground.chinese.widths import fold
from gongzhi.ground.imports.models import ImportRun
from gongzhi.ground.imports.rules import ROWS_AT_MOST, is_total
from gongzhi.ground.imports.services import finish
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.forms import RecordForm

Fields = dict[str, Any]
Row = Sequence[str]
YES = frozenset({"是", "√", "✓", "1", "y", "yes", "true", "有"})


@dataclass(frozen=True)
class Importing:
    """How a register takes in a table: its form checks each row, `keys` name the same record, the services write."""

    kind: str
    title: str | Promise
    act: str
    form: type[RecordForm]
    rows: Callable[[Viewer, str], QuerySet[Any]]
    keys: tuple[str, ...]
    make: Callable[[Fields, Viewer], Record]
    mend: Callable[[Any, Fields, Viewer], Record]
    back: str

    def labels(self, viewer: Viewer) -> dict[str, str]:
        """The fields of the form that a column can be, with their words."""
        shown = self.form(viewer=viewer, act=self.act).fields
        return {name: str(f.label or name) for name, f in shown.items() if not f.widget.is_hidden}


# Capabilities tell of theirs in AppConfig.ready().
IMPORTS: dict[str, Importing] = {}


def tell(*given: Importing) -> None:
    IMPORTS.update({each.kind: each for each in given})


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell, or with the whole row where `column` is None."""

    column: int | None
    words: str


@dataclass
class Outcome:
    """One row of the table: what it would do. `place` counts from 0, as the rows of the sheet do."""

    place: int
    cells: Row
    faults: list[Fault] = field(default_factory=list)
    record: Record | None = None
    fields: Fields = field(default_factory=dict)
    changes: Fields = field(default_factory=dict)

    @property
    def state(self) -> str:
        if self.faults:
            return "fault"
        if self.record is None:
            return "new"
        return "changed" if self.changes else "same"

    @property
    def number(self) -> int:
        return self.place + 1

    mapped: Sequence[str] = ()

    @property
    def told(self) -> list[str]:
        """The faults with the names of their cells."""
        return [
            f"{name_of(f.column, self.place)}：{f.words}" if f.column is not None else f.words
            for f in self.faults
        ]


def plan(
    spec: Importing, rows: Sequence[Row], head: int, columns: Sequence[str], viewer: Viewer
) -> list[Outcome]:
    """What every row below the head would do; nothing is written. Raises Refused for too many rows."""
    body = [(at, row) for at, row in enumerate(rows) if at > head and any(row) and not is_total(row)]
    if len(body) > ROWS_AT_MOST:
        raise Refused(f"一次最多导入 {ROWS_AT_MOST} 行，这份有 {len(body)} 行；请分成几份。")
    missing = [key for key in spec.keys if key not in columns]
    if missing:
        words = "、".join(spec.labels(viewer)[key] for key in missing)
        raise Refused(f"表格里没有“{words}”这一列，无法认出是哪条记录；请在下面指定是哪一列。")
    reader = _Reader(spec, viewer, columns)
    seen: dict[tuple[Any, ...], int] = {}
    return [reader.outcome(at, row, seen) for at, row in body]


class _Reader:
    """One form for all rows, and what its choices are called."""

    def __init__(self, spec: Importing, viewer: Viewer, columns: Sequence[str]) -> None:
        self.spec, self.viewer, self.columns = spec, viewer, columns
        self.form = spec.form(data={}, viewer=viewer, act=spec.act)
        self.words = {name: _choices(f) for name, f in self.form.fields.items()}
        self.known = spec.rows(viewer, spec.act)

    def outcome(self, at: int, row: Row, seen: dict[tuple[Any, ...], int]) -> Outcome:
        shown = [row[at] if at < len(row) else "" for at, name in enumerate(self.columns) if name]
        out = Outcome(at, row, mapped=shown)
        data = self._data(row, out)
        key = tuple(data.get(name, "") for name in self.spec.keys)
        if key in seen and not out.faults:
            out.faults.append(Fault(None, f"与第 {seen[key] + 1} 行是同一条记录，请合并成一行。"))
        seen.setdefault(key, at)
        if out.faults:
            return out
        out.record = self.known.filter(
            **{name: data[name] for name in self.spec.keys if data.get(name)}
        ).first()
        self._check(data, out)
        return out

    def _data(self, row: Row, out: Outcome) -> dict[str, str]:
        """What a person would have typed into the form; blanks and masks are left out."""
        data: dict[str, str] = {}
        for column, name in enumerate(self.columns):
            text = row[column].strip() if column < len(row) else ""
            if not name or not text or MASK.fullmatch(text):
                continue
            if text.startswith(LOST):
                out.faults.append(Fault(column, "数字太长，表格已丢掉末几位；请把这一列改成文本格式后重填。"))
                continue
            value = self._typed(name, text)
            if value is None:
                out.faults.append(Fault(column, _not_offered(text, self.words[name] or {})))
            else:
                data[name] = value
        return data

    def _typed(self, name: str, text: str) -> str | None:
        given = self.form.fields[name]
        offered = self.words[name]
        if offered is not None:
            return offered.get(text)
        if isinstance(given, forms.BooleanField):
            return "on" if fold(text).lower() in YES else ""
        if isinstance(given, forms.DateField):
            return _day(text)
        return fold(text).replace(",", "") if isinstance(given, forms.IntegerField) else text

    def _check(self, data: dict[str, str], out: Outcome) -> None:
        form = self.form
        form.data = {**self._kept(out.record), **data}
        form.full_clean()
        columns = {name: at for at, name in enumerate(self.columns) if name}
        for name, wrong in form.errors.items():
            words = "；".join(str(each) for each in wrong)
            label = "" if name in columns else f"{form.fields[name].label}：" if name in form.fields else ""
            out.faults.append(Fault(columns.get(name), f"{label}{words}"))
        if out.faults:
            return
        out.fields = {k: v for k, v in form.cleaned_data.items() if k != "version"}
        if out.record is not None:
            given = {name: out.fields[name] for name in data}
            out.changes = {name: value for name, value in given.items() if getattr(out.record, name) != value}

    def _kept(self, record: Record | None) -> dict[str, Any]:
        """What is on record stays where the table says nothing."""
        if record is None:
            return {}
        kept = {}
        for name, given in self.form.fields.items():
            value = getattr(record, f"{name}_id", getattr(record, name, None))
            if value not in (None, "", False):
                kept[name] = "on" if value is True else given.prepare_value(value)
        return kept


def _choices(given: forms.Field) -> dict[str, str] | None:
    """Words → what the form takes, for a field that offers a choice; None for any other."""
    if isinstance(given, forms.ModelChoiceField):
        return {str(row): str(row.pk) for row in given.queryset or ()}
    if isinstance(given, forms.ChoiceField):
        offered = cast("list[tuple[object, object]]", list(cast(Any, given.choices)))
        return {word: str(code) for code, label in offered for word in (str(label), str(code)) if word}
    return None


def _not_offered(text: str, offered: Mapping[str, str]) -> str:
    words = list(dict.fromkeys(word for word in offered if not word.isascii()))[:8]
    return f"“{text}”不在清单里" + (f"，可填：{'、'.join(words)}。" if words else "，请先登记。")


def _day(text: str) -> str:
    """2026年3月2日, 2026/3/2 and 2026.3.2 as the form takes them; what is no day is left to the form."""
    found = find_dates(fold(text).replace("/", "-").replace(".", "-"))
    if len(found) == 1 and found[0].when.precision == Precision.DAY and found[0].when.earliest:
        return found[0].when.earliest.isoformat()
    return text


@transaction.atomic
def carry_out(spec: Importing, run: ImportRun, rows: Sequence[Row], by: Viewer) -> ImportRun:
    """Write every row, or none. Refused while one row is wrong."""
    outcomes = plan(spec, rows, run.head, run.columns, by)
    wrong = sum(1 for out in outcomes if out.faults)
    if wrong:
        raise Refused(f"还有 {wrong} 行有错误，一行也没有导入；请改好后重新上传。")
    changes = [_written(spec, out, by) for out in outcomes if out.state != "same"]
    counts = {state: sum(1 for out in outcomes if out.state == state) for state in ("new", "changed", "same")}
    return finish(run, counts, changes, by=by)


def _written(spec: Importing, out: Outcome, by: Viewer) -> dict[str, Any]:
    try:
        if out.record is None:
            made = spec.make(out.fields, by)
            return {"about": address(made), "version": made.version, "before": None}
        attnames = {f.name: f.attname for f in out.record._meta.concrete_fields}
        before = {attnames[name]: _plain(getattr(out.record, attnames[name])) for name in out.changes}
        changed = spec.mend(out.record, out.changes, by)
    except Refused as why:
        raise Refused(f"第 {out.number} 行：{why}") from why
    return {"about": address(changed), "version": changed.version, "before": before}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
