from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db.models import Model, QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.chain import FIRST, Anchor, Fault, Link, first_fault
from gongzhi.ground.audit.guard import AUDIT
from gongzhi.ground.audit.models import Entry

_CHUNK = 2000


def address(about: Model) -> str:
    """The lasting name of a row: app.Model:id."""
    return f"{about._meta.label}:{about.pk}"


def entries_about(row: Model) -> QuerySet[Entry]:
    """The life of one row, newest first. Whoever may see the row may see its life."""
    return Entry.objects.filter(about=address(row)).select_related("by")


def entries_seen_by(viewer: Viewer, act: str = "audit.see") -> QuerySet[Entry]:
    return Entry.objects.filter(viewer.within(act)).select_related("by")


def entries_for(addresses: Iterable[str]) -> QuerySet[Entry]:
    return Entry.objects.filter(about__in=list(addresses)).select_related("by")


def end_of_chain() -> tuple[int, str]:
    """The number and the seal of the last entry."""
    last = Entry.objects.order_by("-seq").values_list("seq", "seal").first()
    return (last[0], last[1]) if last else (0, FIRST)


def touched_since(seq: int, model: type[Model]) -> set[int]:
    """The ids of the rows of one kind that were written after that entry: every write leaves one."""
    told = Entry.objects.filter(seq__gt=seq, about__startswith=f"{model._meta.label}:")
    return {int(about.rpartition(":")[2]) for about in told.values_list("about", flat=True).iterator()}


def last_seal() -> str:
    """The seal that closes the audit now; "" before the first entry. It changes with every write in the house."""
    return Entry.objects.order_by("-seq").values_list("seal", flat=True).first() or ""


def moment(at: datetime) -> str:
    """UTC in microseconds: what both engines keep of a point in time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def links(using: str = "default") -> Iterator[Link]:
    """The whole chain in its order, a chunk at a time."""
    for row in Entry.objects.using(using).order_by("seq", "pk").iterator(_CHUNK):
        yield link_of(row)


def last_link(using: str = "default") -> Anchor | None:
    """What the chain has come to; None before the first entry."""
    last = Entry.objects.using(using).order_by("-seq").values_list("seq", "seal").first()
    return Anchor(*last) if last else None


def link_of(row: Entry) -> Link:
    return Link(
        row.seq,
        moment(row.at),
        row.by_id,
        row.event,
        row.about,
        row.division,
        row.facts,
        row.prev,
        row.seal,
    )


def verify(anchors: Iterable[Anchor] = ()) -> Fault | None:
    """The first entry that does not fit, or None."""
    return first_fault(links(), anchors)


def guarded() -> bool:
    """Whether the database still refuses to change or delete entries."""
    return AUDIT.stands()
