"""What a register (台账) declares: columns, filters, totals. One machinery renders, exports and prints them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.cells import Kind, Value
from gongzhi.ground.web.forms import RecordForm
from gongzhi.ground.web.ordering import Step

Words = str | Promise
Choices = Iterable[tuple[str, Words]]


@dataclass(frozen=True)
class Column:
    """One column. `value` reads a row; `sort` names ORM fields; `total` an integer ORM field to add up.

    `asked` is shown only to whoever asks for it under 列和显示: it would push the others off a desk.
    """

    key: str
    label: Words
    value: Callable[[Any], Value]
    kind: Kind = Kind.TEXT
    sort: Sequence[str] = ()
    url: Callable[[Any], str] | None = None
    total: str = ""
    unit: Words = ""
    asked: bool = False


@dataclass(frozen=True)
class Filter:
    """One filter. `apply` narrows the rows; it is called only with a value that was chosen or typed."""

    name: str
    label: Words
    apply: Callable[[QuerySet[Any], str, Viewer], QuerySet[Any]]
    kind: str = "choice"  # choice, search, date, flag
    choices: Callable[[Viewer], Choices] = lambda viewer: ()
    vocabulary: Callable[[], Mapping[str, Words]] | None = None  # choices that are the same for everybody


@dataclass(frozen=True)
class Act:
    """A button over the register, for those who may. `url` is a url name or an address."""

    label: Words
    url: str
    act: str
    kind: str = "primary"


@dataclass(frozen=True)
class Batch:
    """One act on many rows. `do` calls the service for one row: (row, fields of the form, version seen, by).

    `act` is asked of each row's division; what cannot be done is reported row by row (decision 0005).
    """

    name: str
    label: Words
    act: str
    do: Callable[[Any, dict[str, Any], int, Viewer], object]
    form: type[RecordForm] = RecordForm
    danger: bool = False


@dataclass(frozen=True)
class Register:
    """A list of one kind of row. `prepare` may hang computed values on the rows of one page, in bulk.

    `reckon` adds what the database works out for the rows that the filters left, with what the address says.
    """

    title: Words
    act: str
    rows: Callable[[Viewer], QuerySet[Any]]
    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    acts: Sequence[Act] = ()
    batches: Sequence[Batch] = ()
    order: Sequence[Step] = ("pk",)
    url: Callable[[Any], str] | None = None
    subtitle: Words = ""
    empty: Words = ""
    prepare: Callable[[list[Any], Viewer], None] = lambda rows, viewer: None
    reckon: Callable[[QuerySet[Any], Mapping[str, str]], QuerySet[Any]] = lambda rows, query: rows
    unit: Words = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    importing: str = ""  # the kind under which a table is taken in, see importing.IMPORTS

    @property
    def usual(self) -> Sequence[Column]:
        """The columns that show where none were chosen."""
        return [column for column in self.columns if not column.asked]

    def with_batches(self, *batches: Batch) -> "Register":
        """The register with acts on many rows: their forms stand on a higher floor than the register itself."""
        return replace(self, batches=batches)


def search(*fields: str, label: Words, name: str = "q") -> Filter:
    """A search box over text fields: any part of the text, or how a name among them sounds."""

    def apply(rows: QuerySet[Any], text: str, viewer: Viewer) -> QuerySet[Any]:
        return rows.filter(matching(rows.model, fields, text))

    return Filter(name, label, apply, kind="search")


def choice(name: str, label: Words, words: Callable[[], Mapping[str, Words]], lookup: str = "") -> Filter:
    """A choice among the words of one field. Values that are not on offer are passed over."""

    def apply(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
        return rows.filter(**{lookup or name: value}) if value in words() else rows

    return Filter(
        name,
        label,
        apply,
        choices=lambda viewer: [(str(k), w) for k, w in words().items()],
        vocabulary=words,
    )


def on_day(name: str, label: Words, condition: Callable[[date], Q]) -> Filter:
    """A day that keeps the rows of which the condition holds. What is no day is passed over."""

    def apply(rows: QuerySet[Any], text: str, viewer: Viewer) -> QuerySet[Any]:
        try:
            return rows.filter(condition(date.fromisoformat(text)))
        except ValueError:
            return rows

    return Filter(name, label, apply, kind="date")


def flag(name: str, label: Words, condition: Callable[[Viewer], Q]) -> Filter:
    """A tick box that keeps the rows of which the condition holds."""

    def apply(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
        return rows.filter(condition(viewer)) if value == "1" else rows

    return Filter(name, label, apply, kind="flag")
