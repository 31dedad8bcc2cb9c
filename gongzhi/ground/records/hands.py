"""The hand that writes many rows of one kind: the same checks and the same entries as one by one.

Preparing is done outside the transaction and may take its time; `store` and `tell` are short. Who calls them holds one
transaction around both, so that a row the database refuses leaves nothing behind.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.chain import Unsealed, canonical
from gongzhi.ground.audit.services import ready, record_many
from gongzhi.ground.chinese.spelling import Spelling
from gongzhi.ground.halt.queries import must_be_running
from gongzhi.ground.lookup.queries import spelled
from gongzhi.ground.lookup.services import forget_all, heard, keep_all, keep_new
from gongzhi.ground.pouring import amend, in_chunks, pour, reserve
from gongzhi.ground.records.checking import Checker
from gongzhi.ground.records.models import Record
from gongzhi.ground.records.services import TOO_LATE, facts_of, plain
from gongzhi.ground.refusal import Refused

_DELETED_TOGETHER = 900  # parameters of one question on SQLite
_HEARD_TOGETHER = 5_000  # some 30 ms for which others cannot write
_OWN = {"id", "version", "made_at", "made_by_id", "changed_at", "changed_by_id"}


@dataclass(frozen=True)
class Hand:
    """How one kind of record is written: the act it needs, the events it leaves, what a row settles before it is kept.

    `settle` may set fields that follow from others, or refuse.
    """

    model: type[Record]
    act: str
    added: str
    changed: str
    settle: Callable[[Any, Viewer], None] = lambda row, by: None

    def additions(self, by: Viewer) -> "Additions":
        return Additions(self, by)

    def changes(self, by: Viewer) -> "Changes":
        return Changes(self, by)


class _Many:
    def __init__(self, hand: Hand, by: Viewer) -> None:
        self.hand, self.by = hand, by
        self.checker = Checker(hand.model)
        self.now: datetime = timezone.now()
        self._allowed: set[str] = set()

    def must(self, division: str) -> None:
        if division not in self._allowed:
            self.by.must(self.hand.act, division)
            self._allowed.add(division)


class Additions(_Many):
    """New rows: each is checked as it is taken, and kept as the values that the table stores."""

    def __init__(self, hand: Hand, by: Viewer) -> None:
        super().__init__(hand, by)
        self._rows: list[tuple[Any, ...]] = []
        self._told: list[tuple[str, str]] = []
        self._heard: list[Spelling | None] = []
        self.ids: Sequence[int] = ()
        self._entries: list[Unsealed] = []

    def __len__(self) -> int:
        return len(self._rows)

    def take(self, row: Record, *, keep: bool = True) -> None:
        self.hand.settle(row, self.by)
        self.must(row.division)
        row.made_by_id = row.changed_by_id = self.by.user_id or None
        row.made_at = row.changed_at = self.now
        stored = tuple(self.checker.stored(row))
        if not keep:
            return
        self._rows.append(stored)
        self._heard.append(heard(row))
        self._told.append((row.division, canonical({"after": facts_of(row)})))

    def prepare(self) -> None:
        """Ids, sounds and entries, before the transaction: nobody sees them without their rows."""
        must_be_running()
        self.ids = reserve(self.hand.model, len(self._rows))
        told = ((pk, *words) for pk, words in zip(self.ids, self._told, strict=True))
        self._entries = [*ready(self.hand.added, self.hand.model, told, by=self.by)]
        for heard_now in in_chunks(zip(self.ids, self._heard, strict=True), _HEARD_TOGETHER):
            with transaction.atomic():
                keep_new(self.hand.model, heard_now)

    def store(self) -> None:
        must_be_running()
        columns = ("id", *self.checker.columns)
        pour(self.hand.model, columns, ((pk, *row) for pk, row in zip(self.ids, self._rows, strict=True)))

    def tell(self) -> None:
        record_many(self.hand.added, self._entries, by=self.by)

    def take_back(self) -> None:
        """What was prepared for rows that were then refused: nothing of a name stays behind."""
        for ids in in_chunks(self.ids, _DELETED_TOGETHER):
            forget_all(self.hand.model, ids)


class Changes(_Many):
    """Rows that are there already: written only if nobody was faster, and only what is really different."""

    def __init__(self, hand: Hand, by: Viewer) -> None:
        super().__init__(hand, by)
        self._sets: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        self._told: list[tuple[int, str, str]] = []
        self._renamed: list[Record] = []
        self.before: list[tuple[int, int, dict[str, Any]]] = []

    def __len__(self) -> int:
        return len(self._told)

    def take(self, row: Record, fields: Mapping[str, object], *, keep: bool = True) -> None:
        """`fields` by name, or by the name of the column. A row that keeps its values is left alone."""
        self.must(row.division)
        shown = {f.attname: f for f in self.checker.fields if f.attname not in _OWN}
        old = {attname: (getattr(row, attname), _shown(row, f)) for attname, f in shown.items()}
        for name, value in fields.items():
            setattr(row, name, value)
        self.hand.settle(row, self.by)
        stored = dict(zip((f.attname for f in self.checker.fields), self.checker.stored(row), strict=True))
        turned = tuple(a for a in shown if getattr(row, a) != old[a][0])
        if not turned:
            return
        self.must(row.division)
        if not keep:
            return
        self._keep(row, turned, stored)
        if not set(spelled(self.hand.model)).isdisjoint(turned):
            self._renamed.append(row)
        self.before.append((row.pk, row.version + 1, {a: plain_or_number(old[a][0]) for a in turned}))
        facts = {
            "before": {shown[a].name: plain(old[a][1]) for a in turned},
            "after": {shown[a].name: plain(_shown(row, shown[a])) for a in turned},
        }
        self._told.append((row.pk, row.division, canonical(facts)))

    def _keep(self, row: Record, turned: tuple[str, ...], stored: Mapping[str, Any]) -> None:
        when = row._meta.get_field("changed_at").get_db_prep_save(self.now, connection)
        who = self.by.user_id or None
        values = (*(stored[a] for a in turned), who, when, row.pk, row.version)
        self._sets.setdefault(turned, []).append(values)

    def store(self) -> None:
        must_be_running()
        columns = dict(zip((f.attname for f in self.checker.fields), self.checker.columns, strict=True))
        for turned, rows in self._sets.items():
            named = [*(columns[a] for a in turned), "changed_by_id", "changed_at"]
            if amend(self.hand.model, named, rows) != len(rows):
                raise Refused(TOO_LATE)
        keep_all(self._renamed)

    def tell(self) -> None:
        record_many(
            self.hand.changed, ready(self.hand.changed, self.hand.model, self._told, by=self.by), by=self.by
        )


def _shown(row: Record, field: "models.Field[Any, Any]") -> object:
    """What a person calls the value: of a reference the record's own words."""
    return getattr(row, field.name if field.is_relation else field.attname)


def plain_or_number(value: object) -> object:
    """As JSON keeps it; `to_python` of the field reads it back."""
    return value if isinstance(value, str | int | bool | None) else str(value)


class Removals:
    """Rows to delete, each as it was when it was taken; nothing else may stand on one of them."""

    def __init__(self, model: type[Record], act: str, event: str, by: Viewer) -> None:
        self.model, self.act, self.event, self.by = model, act, event, by
        self._versions: dict[int, list[int]] = {}
        self._told: list[tuple[int, str, str]] = []
        self._allowed: set[str] = set()

    def take(self, row: Record) -> None:
        if row.division not in self._allowed:
            self.by.must(self.act, row.division)
            self._allowed.add(row.division)
        self._versions.setdefault(row.version, []).append(row.pk)
        self._told.append((row.pk, row.division, canonical({"before": facts_of(row)})))

    def store(self) -> None:
        must_be_running()
        for version, ids in self._versions.items():
            for chunk in in_chunks(ids, _DELETED_TOGETHER):
                rows = self.model._default_manager.filter(pk__in=chunk, version=version)
                forget_all(self.model, chunk)
                try:
                    gone = rows.delete()[1].get(self.model._meta.label, 0)
                except models.ProtectedError as oops:
                    raise Refused("还有别的记录引用它，不能删除；请先处理引用它的记录。") from oops
                if gone != len(chunk):
                    raise Refused(TOO_LATE)

    def tell(self) -> None:
        record_many(self.event, ready(self.event, self.model, self._told, by=self.by), by=self.by)
