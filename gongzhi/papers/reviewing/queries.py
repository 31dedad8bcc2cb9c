from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Model, Q, QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import address
from gongzhi.papers.models.sources import Clash, Fact, Source
from gongzhi.papers.rules import FactStatus

# Kinds that others stand on are accepted before them.
FIRST = {"batch": 0, "body": 1, "mechanism": 2, "community": 3}


def sources_seen_by(viewer: Viewer, act: str = "reading.see") -> QuerySet[Source]:
    """The one door to reports that were read."""
    waiting = Count("facts", filter=Q(facts__status=FactStatus.PROPOSED.value))
    return Source.objects.filter(viewer.within(act)).annotate(waiting=waiting, found=Count("facts"))


def sources_waiting(viewer: Viewer) -> QuerySet[Source]:
    """Reports with facts that still wait for this viewer's word."""
    proposed = Fact.objects.filter(status=FactStatus.PROPOSED.value).values("source")
    return Source.objects.filter(viewer.within("reading.edit"), pk__in=proposed)


def facts_seen_by(viewer: Viewer, act: str = "reading.see") -> QuerySet[Fact]:
    return Fact.objects.filter(viewer.within(act)).select_related("source")


def clashes_of(source: Source) -> list[Clash]:
    return list(source.clashes.all())


def facts_behind(record: Model, viewer: Viewer) -> QuerySet[Fact]:
    """The passages a record was made from."""
    return facts_seen_by(viewer).filter(record=address(record))


def in_order(facts: QuerySet[Fact]) -> list[Fact]:
    """As they must be accepted: what others stand on first, the grant before its match."""
    return sorted(facts, key=lambda f: (FIRST.get(f.kind, 9), not f.value.startswith("grant"), f.start))


@dataclass(frozen=True)
class Piece:
    """A stretch of the original: plain, or marked as one fact's span."""

    text: str
    fact: Fact | None = None


def pieces(source: Source, facts: list[Fact]) -> Iterator[Piece]:
    """The text cut at the spans. Where spans overlap the first and widest is marked; the others keep their
    own quote on the right."""
    at = 0
    for fact in sorted(facts, key=lambda f: (f.start, -f.end)):
        if fact.start < at:
            continue
        if fact.start > at:
            yield Piece(source.text[at : fact.start])
        yield Piece(source.text[fact.start : fact.end], fact)
        at = fact.end
    if at < len(source.text):
        yield Piece(source.text[at:])
