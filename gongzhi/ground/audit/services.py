from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.chain import Link, Unsealed, seal_many, seal_of, unsealed
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import address, end_of_chain, moment
from gongzhi.ground.pouring import pour

Fact = str | int | bool | None | Sequence[str] | Mapping[str, "Fact"]
# Any number, the same everywhere: who holds it may add the next entry. SQLite lets one writer in anyway.
_TURN = 4_817_230_001

__all__ = ["Fact", "address", "ready", "record", "record_many", "wait_for_the_turn"]


@transaction.atomic
def record(event: str, about: Model, *, by: Viewer, division: str = "", **facts: Fact) -> None:
    """Write down what was done. `by` with user 0 is the installation itself.

    Called inside the transaction of the write it tells of: where the entry cannot be written, nothing is.
    """
    wait_for_the_turn()
    last, prev = end_of_chain()
    seq, at = last + 1, timezone.now()
    link = Link(seq, moment(at), by.user_id or None, event, address(about), division, facts, prev, "")
    Entry.objects.create(
        seq=seq,
        at=at,
        by_id=link.by,
        event=event,
        about=link.about,
        division=division,
        facts=facts,
        prev=prev,
        seal=seal_of(link),
    )


_COLUMNS = ("seq", "about", "division", "facts", "prev", "seal", "at", "by_id", "event")


def ready(
    event: str, model: type[Model], told: Iterable[tuple[int, str, str]], *, by: Viewer
) -> Iterator[Unsealed]:
    """The entries for each (id, division, canonical facts) told, but for their turn: may be made before the transaction."""
    about = ((f"{model._meta.label}:{pk}", division, facts) for pk, division, facts in told)
    return unsealed(by.user_id or None, event, about)


@transaction.atomic
def record_many(event: str, entries: Iterable[Unsealed], *, by: Viewer) -> None:
    """Write down entries that are `ready`, sealed in one pass: no less than `record` writes."""
    wait_for_the_turn()
    now = timezone.now()
    at = Entry._meta.get_field("at").get_db_prep_save(now, connection)
    who = by.user_id or None
    sealed = seal_many(end_of_chain(), moment(now), entries)
    pour(Entry, _COLUMNS, ((*link, at, who, event) for link in sealed))


def wait_for_the_turn() -> None:
    """PostgreSQL lets many write at once; the chain has one end."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
