"""What a report says against what is on record: one comparer a kind. Nothing is overwritten, both are shown."""

from collections.abc import Callable
from dataclasses import dataclass

from gongzhi.funds import queries as funds
from gongzhi.funds.rules import BASIS, share_in_words
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.numerals import parse_ratio
from gongzhi.ground.money.rules import wan
from gongzhi.ground.records.models import Record
from gongzhi.papers.models.sources import Fact, Source
from gongzhi.papers.reviewing.queries import facts_behind
from gongzhi.papers.reviewing.recorders import COUNTED
from gongzhi.papers.reviewing.services import page_of
from gongzhi.papers.rules import FactStatus
from gongzhi.programmes import queries as programmes
from gongzhi.registry import queries as registry


@dataclass(frozen=True)
class Differs:
    """A passage and the record it does not agree with; `behind` is the passage that record was made from."""

    fact: Fact
    on_record: str
    url: str
    behind: Fact | None


# What is on record of the same thing, in words, and the record; None where nothing is, or both agree.
Compared = tuple[str, Record] | None


def differing(source: Source, facts: list[Fact], viewer: Viewer) -> list[Differs]:
    """Every fact that still waits and does not agree with a record that another source has made."""
    found = []
    for fact in facts:
        compare = COMPARERS.get(fact.kind)
        if compare is None or fact.status != FactStatus.PROPOSED or fact.details.get("derived"):
            continue
        clash = compare(fact, viewer)
        if clash is None:
            continue
        words, record = clash
        behind = facts_behind(record, viewer).exclude(source=source).first()
        if not facts_behind(record, viewer).filter(source=source).exists():
            found.append(Differs(fact, words, page_of(record), behind))
    return found


def _batch(fact: Fact, viewer: Viewer) -> Compared:
    """The county's own batch is the first that a report names."""
    known = programmes.current_batch(viewer)
    first = fact.source.facts.filter(kind="batch").order_by("start").first()
    if known is None or first != fact or not fact.value.isdigit() or known.number == int(fact.value):
        return None
    return str(known), known


def _mechanism(fact: Fact, viewer: Viewer) -> Compared:
    unit = programmes.pilot_units_seen_by(viewer).filter(level="street").exclude(mechanism="").first()
    if unit is None or fact.value in unit.mechanism:
        return None
    return unit.mechanism, unit


def _amount(fact: Fact, viewer: Viewer) -> Compared:
    role, _, value = fact.value.partition(":")
    if role == "grant" and value.isdigit() and "省级" in _around(fact):
        return _grant(int(value), viewer)
    return _match(value, viewer) if role == "match" else None


def _around(fact: Fact) -> str:
    return fact.source.text[max(0, fact.start - 16) : fact.end + 10]


def _grant(fen: int, viewer: Viewer) -> Compared:
    known = funds.sources_seen_by(viewer).filter(kind="provincial").order_by("pk").first()
    if known is None or known.planned_fen is None or known.planned_fen == fen:
        return None
    return wan(known.planned_fen), known


def _match(value: str, viewer: Viewer) -> Compared:
    found = funds.match_standing(viewer, viewer.today)
    if found is None:
        return None
    source, standing = found
    if value.isdigit() and standing.required is not None and standing.required != int(value):
        return wan(standing.required), source
    share = None if value.isdigit() else parse_ratio(value)
    if share is not None and source.match_bp is not None and share * BASIS != source.match_bp:
        return share_in_words(source.match_bp), source
    return None


def _count(fact: Fact, viewer: Viewer) -> Compared:
    """A number of the whole against the newest one on record of the same kind for the same place."""
    what, _, value = fact.value.partition(":")
    measured = COUNTED.get(what)
    if measured is None or not value.isdigit():
        return None
    known = registry.profile(viewer, fact.division).get(measured)
    if known is None or known.value is None or known.value == int(value):
        return None
    return f"{known.value}（{known.source}）", known


COMPARERS: dict[str, Callable[[Fact, Viewer], Compared]] = {
    "batch": _batch,
    "mechanism": _mechanism,
    "amount": _amount,
    "count": _count,
}
