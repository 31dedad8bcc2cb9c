from collections.abc import Iterable, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.chain import Link, seal_many, seal_of, unsealed
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import address, end_of_chain, moment
from gongzhi.ground.laying import Laid

Fact = str | int | bool | None | Sequence[str] | Mapping[str, "Fact"]
# Any number, the same everywhere: who holds it may add the next entry. SQLite lets one writer in anyway.
_TURN = 4_817_230_001

__all__ = ["Entries", "Fact", "address", "record", "wait_for_the_turn"]


@transaction.atomic(savepoint=False)
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


class Entries:
    """Many entries of one event, ready before the transaction but for their turn; nobody sees them until it is over."""

    def __init__(
        self, event: str, model: type[Model], told: Iterable[tuple[int, str, str]], *, by: Viewer
    ) -> None:
        """Each is told as (id, division, facts), the facts as their canonical text."""
        self._event, self._by = event, by.user_id or None
        about = [(f"{model._meta.label}:{pk}", division, facts) for pk, division, facts in told]
        self._unsealed = [*unsealed(self._by, event, about)]
        self._laid = Laid(("about", "division", "facts"), about)

    @transaction.atomic
    def record(self) -> None:
        """Write them down, sealed in one pass: no less than `record` writes of each."""
        wait_for_the_turn()
        last, prev = end_of_chain()
        now = timezone.now()
        seals = b"".join(seal_many((last, prev), moment(now), self._unsealed))
        at = Entry._meta.get_field("at").get_db_prep_save(now, connection)
        self._laid.put(
            Entry,
            same={"at": at, "by_id": self._by, "event": self._event},
            rising={"seq": last + 1},
            cut={"prev": prev.encode() + seals, "seal": seals},
            width=len(prev),
        )

    def put_away(self) -> None:
        self._unsealed = []
        self._laid.put_away()


def wait_for_the_turn() -> None:
    """PostgreSQL lets many write at once; the chain has one end."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
