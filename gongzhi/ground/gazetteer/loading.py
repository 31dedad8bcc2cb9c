"""Reading an official list into the table, province by province, without touching what was edited here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import connection, transaction
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.divisions.initials import initials
from gongzhi.ground.divisions.models import Division, Edition
from gongzhi.ground.divisions.packed import List, Rows
from gongzhi.ground.divisions.rules import contains, depth, span

_BATCH = 5000
# Plain SQL: 665,000 objects and their INSERTs of 200 rows took three times as long.
_INSERT = (
    f"INSERT INTO {Division._meta.db_table} (code, name, depth, initials, official_name, fictional, local) "  # noqa: S608 - no word of it comes from outside
    "VALUES (%s, %s, %s, %s, '', FALSE, FALSE)"
)
_AS_WORDS = 3  # names down to the county are read as words: 重庆, not 重 and 庆


@dataclass(frozen=True)
class Counts:
    added: int = 0
    renamed: int = 0
    closed: int = 0
    kept: int = 0  # edited here, or invented: left as they are

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.added + other.added,
            self.renamed + other.renamed,
            self.closed + other.closed,
            self.kept + other.kept,
        )


def load_list(official: List, *, by: Viewer, within: Iterable[str] = ()) -> Counts:
    """Bring the table to an official list; `within` names the divisions to load, all without it.

    A row the list no longer has is closed on the list's day. Rows edited here or invented stay as they are.
    """
    wanted, total = list(within), Counts()
    for _province, rows in groupby(official.rows, key=lambda row: row[0][:2]):
        some = [row for row in rows if not wanted or _asked(row[0], wanted)]
        if some:
            total += _load_province(some, official, wanted, by)
    Edition.objects.create(
        as_of=official.as_of, source=official.source, rows=len(official.rows), loaded_at=timezone.now()
    )
    return total


def _asked(code: str, wanted: list[str]) -> bool:
    """Divisions below a wanted one, and those above it, so that its path has names."""
    return any(contains(want, code) or contains(code, want) for want in wanted)


@transaction.atomic
def _load_province(rows: Rows, official: List, wanted: list[str], by: Viewer) -> Counts:
    first, last = span(rows[0][0][:2].ljust(12, "0"))
    here = Division.objects.filter(code__gte=first, code__lte=last)
    known = {division.code: division for division in here.iterator(_BATCH)}
    fresh = [_new(code, name) for code, name in rows if code not in known]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, fresh)
    listed = dict(rows)
    whole = [one for one in known.values() if not wanted or any(contains(w, one.code) for w in wanted)]
    counts = Counts(
        added=len(fresh),
        renamed=sum(_follow(one, listed[one.code]) for one in known.values() if one.code in listed),
        closed=sum(_close(one, official.as_of) for one in whole if one.code not in listed),
        kept=sum(one.local or one.fictional for one in known.values()),
    )
    top = Division.objects.get(code=first)
    record(
        "divisions.list.loaded", top, by=by, division=first, as_of=official.as_of.isoformat(), **vars(counts)
    )
    return counts


def _new(code: str, name: str) -> tuple[str, str, int, str]:
    deep = depth(code)
    return code, name, deep, initials(name, whole=deep <= _AS_WORDS)


def _follow(known: Division, name: str) -> bool:
    """Take the official name; where the name was changed here, only note what the list says."""
    if known.fictional:
        return False
    if known.local:
        if known.official_name != name:
            Division.objects.filter(pk=known.pk).update(official_name=name)
        return False
    if known.name == name and known.valid_to is None:
        return False
    letters = initials(name, whole=known.depth <= _AS_WORDS)
    return bool(Division.objects.filter(pk=known.pk).update(name=name, initials=letters, valid_to=None))


def _close(known: Division, as_of: date) -> bool:
    if known.fictional or known.local or known.valid_to is not None:
        return False
    return bool(Division.objects.filter(pk=known.pk).update(valid_to=as_of))
