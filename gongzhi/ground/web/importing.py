"""How a register takes in a table: what a capability declares, and what one row of the table would do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.books.taken import name_of
from gongzhi.ground.records.hands import Hand
from gongzhi.ground.records.models import Record
from gongzhi.ground.web.forms import RecordForm

Fields = dict[str, Any]
Row = Sequence[str]


@dataclass(frozen=True)
class Importing:
    """A kind of table: its form checks each row, `keys` name the same record, the hand of its services writes."""

    kind: str
    title: str | Promise
    form: type[RecordForm]
    rows: Callable[[Viewer, str], QuerySet[Any]]
    keys: tuple[str, ...]
    hand: Hand
    back: str

    @property
    def act(self) -> str:
        return self.hand.act

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


@dataclass(slots=True)
class Outcome:
    """One row of the table: what it would do. `place` counts from 0, as the rows of the sheet do."""

    place: int
    cells: Row
    faults: list[Fault] = field(default_factory=list)
    record: Record | None = None
    fields: Fields = field(default_factory=dict)
    changes: Fields = field(default_factory=dict)
    before: Fields = field(default_factory=dict)

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

    @property
    def told(self) -> list[str]:
        """The faults with the names of their cells."""
        return [
            f"{name_of(f.column, self.place)}：{f.words}" if f.column is not None else f.words
            for f in self.faults
        ]
