from collections.abc import Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.chain import FIRST, Link, seal_of
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import address, moment

Fact = str | int | bool | None | Sequence[str] | Mapping[str, "Fact"]
# Any number, the same everywhere: who holds it may add the next entry. SQLite lets one writer in anyway.
_TURN = 4_817_230_001

__all__ = ["Fact", "address", "record"]


@transaction.atomic
def record(event: str, about: Model, *, by: Viewer, division: str = "", **facts: Fact) -> None:
    """Write down what was done. `by` with user 0 is the installation itself.

    Called inside the transaction of the write it tells of: where the entry cannot be written, nothing is.
    """
    _wait_for_the_turn()
    last = Entry.objects.order_by("-seq").values_list("seq", "seal").first()
    seq, prev = (last[0] + 1, last[1]) if last else (1, FIRST)
    at = timezone.now()
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


def _wait_for_the_turn() -> None:
    """PostgreSQL lets many write at once; the chain has one end."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
