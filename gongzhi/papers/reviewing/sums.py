"""What an accepted sum becomes: a money source, or an observation."""

from fractions import Fraction

from gongzhi.funds import queries as funds_read
from gongzhi.funds.models import Source as MoneySource
from gongzhi.funds.rules import BASIS
from gongzhi.funds.services import sources as funds
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.numerals import parse_ratio
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused
from gongzhi.papers.models.sources import Fact
from gongzhi.papers.reviewing.recording import said


def amount(fact: Fact, by: Viewer) -> Record:
    """`role:value`. The grant and the match become money sources; other sums are kept as observations."""
    role, _, value = fact.value.partition(":")
    maker = {"grant": _grant, "match": _match}.get(role)
    if maker is None or fact.details.get("derived"):
        return said(fact, by)
    return maker(fact, value, by)


def fen_of(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() else None


def _grant(fact: Fact, value: str, by: Viewer) -> Record:
    """The provincial grant. What is on file and differs is not overwritten: the two are shown as a clash."""
    known = funds_read.sources_seen_by(by).filter(kind="provincial", division=fact.division).first()
    if known is None:
        source = MoneySource(
            division=fact.division, name="省级试点补助", kind="provincial", planned_fen=fen_of(value)
        )
        return funds.add_source(source, by=by)
    if known.planned_fen is None and fen_of(value) is not None:
        return funds.change_source(known, by=by, planned_fen=fen_of(value))
    if known.planned_fen != fen_of(value):
        raise Refused("已登记的省级补助与这一处不同，没有覆盖。请在资金来源页核对后再改。")
    return known


def _match(fact: Fact, value: str, by: Viewer) -> Record:
    known = funds_read.sources_seen_by(by).filter(kind="county_match", division=fact.division).first()
    if known is not None:
        return known
    grant = funds_read.sources_seen_by(by).filter(kind="provincial", division=fact.division).first()
    share = parse_ratio(value)
    return funds.add_source(
        MoneySource(
            division=fact.division,
            name="县级配套",
            kind="county_match",
            base=grant,
            match_bp=_basis_points(share),
            planned_fen=fen_of(value),
        ),
        by=by,
    )


def _basis_points(share: Fraction | None) -> int | None:
    return None if share is None or (share * BASIS).denominator != 1 else int(share * BASIS)
