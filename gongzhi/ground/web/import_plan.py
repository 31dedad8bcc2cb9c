"""From rows of text to records: what each row would do, and doing it all or not at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.queries import end_of_chain
from gongzhi.ground.imports.rules import HEAD_WITHIN, ROWS_AT_MOST, find_head, is_record
from gongzhi.ground.pouring import in_chunks
from gongzhi.ground.records.hands import Additions, Changes
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.import_cells import Column
from gongzhi.ground.web.importing import Fault, Fields, Importing, Outcome, Row

CHUNK = 1_000  # rows that are looked up together
SHOWN = 50
Key = tuple[Any, ...]


@dataclass
class Plan:
    """What a table would do. `wrong` are all rows with a fault, `samples` the first of each other state."""

    spec: Importing
    additions: Additions
    changes: Changes
    since: int
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("new", "changed", "same", "fault"), 0)
    )
    wrong: list[Outcome] = field(default_factory=list)
    samples: dict[str, list[Outcome]] = field(default_factory=lambda: {"changed": [], "new": [], "same": []})
    places: dict[Key, int] = field(default_factory=dict)
    fresh: set[Key] = field(default_factory=set)
    locked: float = 0.0  # seconds during which others could not write


def plan(
    spec: Importing,
    rows: Sequence[Row],
    head: int,
    columns: Sequence[str],
    viewer: Viewer,
    *,
    keep: bool = False,
    told: Callable[[int, int], None] | None = None,
) -> Plan:
    """What every row below the head would do; nothing is written. Raises Refused for too many rows.

    With `keep` the rows are held ready for writing. `told` hears how many of how many rows are read.
    """
    number = sum(1 for _ in _body(rows, head))
    if number > ROWS_AT_MOST:
        raise Refused(f"一次最多导入 {ROWS_AT_MOST} 行，这份有 {number} 行；请分成几份。")
    made = Plan(spec, spec.hand.additions(viewer), spec.hand.changes(viewer), end_of_chain()[0])
    reader = _Reader(spec, viewer, columns, heads_at(spec, rows, head, viewer))
    for chunk in in_chunks(_body(rows, head), CHUNK):
        for out, key in reader.outcomes(chunk, made.places):
            _take(made, out, keep=keep)
            if out.state == "new":
                made.fresh.add(key)
        if told:
            told(sum(made.counts.values()), number)
    return made


def heads_at(spec: Importing, rows: Sequence[Row], head: int, viewer: Viewer) -> Row:
    """The heads of the columns: of a head in two rows each with what stands above it."""
    found, cells = find_head(rows[:HEAD_WITHIN], spec.labels(viewer))
    return cells if found == head else rows[head]


def _body(rows: Sequence[Row], head: int) -> Iterator[tuple[int, Row]]:
    return ((at, row) for at, row in enumerate(rows) if at > head and is_record(row))


def _take(made: Plan, out: Outcome, *, keep: bool) -> None:
    """Let the hand look at the row, as it will when it writes."""
    if not out.faults:
        try:
            if out.record is None:
                made.additions.take(made.spec.hand.model(**out.fields), keep=keep)
            elif out.changes:
                out.before = {name: getattr(out.record, name) for name in out.changes}
                made.changes.take(out.record, out.changes, keep=keep)
        except Refused as why:
            out.faults.append(Fault(None, str(why)))
    made.counts[out.state] += 1
    if out.faults:
        made.wrong.append(out)
    elif len(made.samples[out.state]) < SHOWN:
        made.samples[out.state].append(out)


class _Reader:
    """The columns of one table, and the records that its rows name."""

    def __init__(self, spec: Importing, viewer: Viewer, columns: Sequence[str], heads: Row) -> None:
        self.spec = spec
        self.form = spec.form(data={}, viewer=viewer, act=spec.act)
        given = self.form.fields
        for name in given:
            self.form.dress(name)
        heads = [*heads, *[""] * len(columns)]
        self.columns = [Column(at, n, given[n], heads[at]) for at, n in enumerate(columns) if n in given]
        self.at = {column.name: column.at for column in self.columns}
        missing = [key for key in spec.keys if key not in self.at and given[key].required]
        if missing:
            words = "、".join(str(given[key].label) for key in missing)
            raise Refused(f"表格里没有“{words}”这一列，无法认出是哪条记录；请在下面指定是哪一列。")
        self.known = spec.rows(viewer, spec.act)
        # A form with rules across its fields is asked as a whole; of any other each field is asked, and once a text.
        own = [name for name in given if hasattr(self.form, f"clean_{name}")]
        self.whole = type(self.form).clean is not forms.BaseForm.clean or bool(own)
        self.blanks = {name: _blank(f) for name, f in given.items() if not f.widget.is_hidden}

    def outcomes(self, chunk: Sequence[tuple[int, Row]], places: dict[Key, int]) -> list[tuple[Outcome, Key]]:
        read = [self._row(at, row) for at, row in chunk]
        known = self._records([key for _out, _typed, key in read])
        for out, typed, key in read:
            if key in places:
                out.faults.append(Fault(None, f"与第 {places[key] + 1} 行是同一条记录，请合并成一行。"))
            places.setdefault(key, out.place)
            found = known.get(key, [])
            if len(found) > 1:
                out.faults.append(
                    Fault(None, f"库里有 {len(found)} 条这样的记录，分不清是哪一条，请在页面上修改。")
                )
            out.record = found[0] if found else None
            self._settle(out, typed)
        return [(out, key) for out, _typed, key in read]

    def _row(self, at: int, row: Row) -> tuple[Outcome, Fields, Key]:
        out, typed = Outcome(at, row), {}
        width = len(row)
        for column in self.columns:
            reading = column.read(row[column.at]) if column.at < width else None
            if reading is None:
                continue
            if reading.fault:
                out.faults.append(Fault(column.at, reading.fault))
            else:
                typed[column.name] = reading.typed
                out.fields[column.name] = reading.value
        key = tuple(out.fields[k] if k in out.fields else self.blanks[k][0] for k in self.spec.keys)
        return out, typed, key

    def _records(self, keys: Sequence[Key]) -> dict[Key, list[Record]]:
        """The records that the rows of a chunk name, in one question."""
        asked = self.known
        for at, name in enumerate(self.spec.keys):
            values = {key[at] for key in keys}
            if None not in values:
                asked = asked.filter(**{f"{name}__in": values})
        found: dict[Key, list[Record]] = {}
        for record in asked:
            found.setdefault(key_of(self.spec, record), []).append(record)
        return found

    def _settle(self, out: Outcome, typed: Fields) -> None:
        """What else the form says of the row; then only what differs from the record on file."""
        if self.whole and not out.faults:
            self._ask_the_form(out, typed)
        elif out.record is None:
            for name, (value, fault) in self.blanks.items():
                if name in out.fields:
                    continue
                out.fields[name] = value
                if fault and not any(f.column == self.at.get(name, -1) for f in out.faults):
                    words = fault if name in self.at else f"{self.form.fields[name].label}：{fault}"
                    out.faults.append(Fault(self.at.get(name), words))
        if out.record is not None and not out.faults:
            out.changes = {n: v for n, v in out.fields.items() if n in typed and not _same(out.record, n, v)}

    def _ask_the_form(self, out: Outcome, typed: Fields) -> None:
        self.form.data = {**self._kept(out.record), **typed}
        self.form.full_clean()
        for name, wrong in self.form.errors.items():
            words = "；".join(str(each) for each in wrong)
            label = self.form.fields[name].label if name in self.form.fields else ""
            out.faults.append(
                Fault(self.at.get(name), words if name in self.at or not label else f"{label}：{words}")
            )
        if not out.faults:
            out.fields = self.form.fields_given()

    def _kept(self, record: Record | None) -> Fields:
        """What is on record stays where the table says nothing."""
        if record is None:
            return {}
        kept = {}
        for name, given in self.form.fields.items():
            value = getattr(record, f"{name}_id", getattr(record, name, None))
            if value not in (None, ""):
                kept[name] = given.prepare_value(value)
        return kept


def key_of(spec: Importing, record: Record) -> Key:
    return tuple(getattr(record, name) for name in spec.keys)


def _blank(given: forms.Field) -> tuple[Any, str]:
    """What a field makes of nothing, or why it does not take that."""
    try:
        return given.clean(None if not isinstance(given, forms.BooleanField) else False), ""
    except forms.ValidationError as oops:
        return None, "；".join(oops.messages)


def _same(record: Record, name: str, value: Any) -> bool:
    if isinstance(value, Record):
        return bool(getattr(record, f"{name}_id") == value.pk)
    return bool(getattr(record, name) == value)
