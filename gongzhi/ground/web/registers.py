"""What a register (台账) declares: columns, filters, totals. One machinery renders, exports and prints them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Kind, Value

Words = str | Promise
Choices = Iterable[tuple[str, Words]]


@dataclass(frozen=True)
class Column:
    """One column. `value` reads a row; `sort` names ORM fields; `total` an integer ORM field to add up."""

    key: str
    label: Words
    value: Callable[[Any], Value]
    kind: Kind = Kind.TEXT
    sort: Sequence[str] = ()
    url: Callable[[Any], str] | None = None
    total: str = ""
    unit: Words = ""


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
class Register:
    """A list of one kind of row. `prepare` may hang computed values on the rows of one page, in bulk."""

    title: Words
    act: str
    rows: Callable[[Viewer], QuerySet[Any]]
    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    acts: Sequence[Act] = ()
    order: Sequence[str] = ("pk",)
    url: Callable[[Any], str] | None = None
    subtitle: Words = ""
    empty: Words = ""
    prepare: Callable[[list[Any], Viewer], None] = lambda rows, viewer: None
    unit: Words = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    importing: str = ""  # the kind under which a table is taken in, see importing.IMPORTS


def search(*fields: str, label: Words, name: str = "q") -> Filter:
    """A search box over text fields."""

    def apply(rows: QuerySet[Any], text: str, viewer: Viewer) -> QuerySet[Any]:
        wanted = Q()
        for column in fields:
            wanted |= Q(**{f"{column}__icontains": text})
        return rows.filter(wanted)

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


def flag(name: str, label: Words, condition: Callable[[Viewer], Q]) -> Filter:
    """A tick box that keeps the rows of which the condition holds."""

    def apply(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
        return rows.filter(condition(viewer)) if value == "1" else rows

    return Filter(name, label, apply, kind="flag")
