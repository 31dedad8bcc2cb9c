"""The hand that writes many rows of one kind: the same checks and the same entries as one by one.

Taking and `prepare` are done outside the transaction and may take their time; `store` and `tell` are short. Who calls
them holds one transaction around both, so that a row the database refuses leaves nothing behind; `put_away` comes last.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.chain import canonical
from gongzhi.ground.audit.services import Entries
from gongzhi.ground.chinese.spelling import Spelling
from gongzhi.ground.halt.queries import must_be_running
from gongzhi.ground.laying import Laid
from gongzhi.ground.lookup.queries import spelled
from gongzhi.ground.lookup.services import forget_between, heard, keep_all, keep_new
from gongzhi.ground.pouring import amend, in_chunks, ranges, remove, reserve
from gongzhi.ground.records.checking import Checker
from gongzhi.ground.records.models import Record
from gongzhi.ground.records.services import STILL_REFERRED_TO, TOO_LATE, facts_of, plain
from gongzhi.ground.refusal import Refused

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


class _Told:
    """The entries of many rows: told while they are taken, ready before the transaction, sealed in it."""

    def __init__(self, event: str, model: type[Record], by: Viewer) -> None:
        self.event, self.model, self.by = event, model, by
        self._told: list[tuple[int, str, str]] = []
        self._entries: Entries | None = None

    def prepare(self) -> None:
        """Everything that can be done before the transaction: nobody sees it without its rows."""
        must_be_running()
        self._entries = Entries(self.event, self.model, self._told, by=self.by)
        self._told = []

    def tell(self) -> None:
        assert self._entries, "prepare() comes before the transaction"
        self._entries.record()

    def put_away(self) -> None:
        if self._entries:
            self._entries.put_away()


class _Many(_Told):
    def __init__(self, hand: Hand, event: str, by: Viewer) -> None:
        super().__init__(event, hand.model, by)
        self.hand = hand
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
        super().__init__(hand, hand.added, by)
        self._rows: list[tuple[Any, ...]] = []
        self._about: list[tuple[str, str]] = []
        self._heard: list[Spelling | None] = []
        self.ids: Sequence[int] = ()
        self._laid: Laid | None = None

    def __len__(self) -> int:
        return len(self._about)

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
        self._about.append((row.division, canonical({"after": facts_of(row)})))

    def prepare(self) -> None:
        """Ids, rows, entries and sounds."""
        must_be_running()
        self.ids = reserve(self.model, len(self._rows))
        numbered = zip(self.ids, self._rows, strict=True)
        self._laid = Laid(("id", *self.checker.columns), ((pk, *row) for pk, row in numbered))
        self._rows = []
        self._told = [(pk, *words) for pk, words in zip(self.ids, self._about, strict=True)]
        super().prepare()
        for heard_now in in_chunks(zip(self.ids, self._heard, strict=True), _HEARD_TOGETHER):
            with transaction.atomic():
                keep_new(self.model, heard_now)

    def store(self) -> None:
        must_be_running()
        assert self._laid, "prepare() comes before the transaction"
        self._laid.put(self.model)

    def take_back(self) -> None:
        """What was prepared for rows that were then refused: nothing of a name stays behind."""
        for first, last in ranges(self.ids):
            forget_between(self.model, first, last)

    def put_away(self) -> None:
        super().put_away()
        if self._laid:
            self._laid.put_away()


class Changes(_Many):
    """Rows that are there already: written only if nobody was faster, and only what is really different."""

    def __init__(self, hand: Hand, by: Viewer) -> None:
        super().__init__(hand, hand.changed, by)
        self._sets: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        self._renamed: list[Record] = []
        self.before: list[tuple[int, int, dict[str, Any]]] = []

    def __len__(self) -> int:
        return len(self.before)

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


def _shown(row: Record, field: "models.Field[Any, Any]") -> object:
    """What a person calls the value: of a reference the record's own words."""
    return getattr(row, field.name if field.is_relation else field.attname)


def plain_or_number(value: object) -> object:
    """As JSON keeps it; `to_python` of the field reads it back."""
    return value if isinstance(value, str | int | bool | None) else str(value)


class Removals(_Told):
    """Rows to delete, each as it was when it was taken; nothing else may stand on one of them."""

    def __init__(self, model: type[Record], act: str, event: str, by: Viewer) -> None:
        super().__init__(event, model, by)
        self.act = act
        self._versions: dict[int, list[int]] = {}
        self._allowed: set[str] = set()

    def take(self, row: Record) -> None:
        if row.division not in self._allowed:
            self.by.must(self.act, row.division)
            self._allowed.add(row.division)
        self._versions.setdefault(row.version, []).append(row.pk)
        self._told.append((row.pk, row.division, canonical({"before": facts_of(row)})))

    def store(self) -> None:
        must_be_running()
        stretches: list[list[int]] = []
        for version, ids in self._versions.items():
            gone = ranges(sorted(ids))
            if remove(self.model, gone, version) != len(ids):
                raise Refused(TOO_LATE)
            stretches += gone
        for first, last in stretches:
            forget_between(self.model, first, last)
        self._nothing_stands_on(stretches)

    def _nothing_stands_on(self, gone: Sequence[Sequence[int]]) -> None:
        """The database looks at what refers to a row when the transaction ends; this says it in words."""
        for relation in self.model._meta.related_objects:
            others = relation.related_model._base_manager
            for stretch in gone:
                if others.filter(**{f"{relation.field.name}__pk__range": stretch}).exists():
                    raise Refused(STILL_REFERRED_TO)
