"""What the report of use of a fund or a campaign says: the sums from the ledger, the gifts from their register."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from gongzhi.giving import labels
from gongzhi.giving.models import Campaign, CharityFund, Donation
from gongzhi.giving.queries.money import (
    NOTHING,
    goods_total,
    in_the_ledger,
    intents_of,
    refunded_of,
    uses_of,
)
from gongzhi.giving.rules import NAMELESS, DonorKind, GiftKind
from gongzhi.giving.rules.report import UNKNOWN, Giver, Report
from gongzhi.ground.unknowns.rules import total

NAMED_AT_MOST = 500  # lines of one list; the rest are counted together
THE_REST = "其他捐赠人"


def campaign_report(row: Campaign, today: date, rows: str) -> Report:
    gifts = Donation.objects.filter(campaign=row).select_related("donor", "arrival")
    publisher = row.publisher.name if row.publisher else ""
    said = {
        "title": row.name,
        "issuer": publisher,
        "charity": publisher,
        "use_words": row.use_words,
        "filing_no": row.filing_no,
        "goal": row.goal_fen,
        "state": str(labels.status()[row.status]),
        "published_on": row.published_on,
    }
    return _report(row, list(gifts), said, today, rows)


def fund_report(row: CharityFund, today: date, rows: str) -> Report:
    gifts = Donation.objects.filter(fund=row).select_related("donor", "arrival")
    said = {
        "title": row.name,
        "issuer": row.host.name,
        "charity": row.host.name,
        "use_words": row.note,
        "filing_no": None,
        "goal": None,
        "state": "",
        "published_on": None,
    }
    return _report(row, list(gifts), said, today, rows)


def _report(
    row: Campaign | CharityFund, gifts: list[Donation], said: Mapping[str, object], today: date, rows: str
) -> Report:
    use = uses_of([row]).get(row.source_id or 0, NOTHING)
    stands = in_the_ledger(gifts)
    money = [g for g in gifts if g.kind == GiftKind.MONEY]
    return Report(
        **said,  # type: ignore[arg-type]
        as_of=today,
        received=use.received,
        used=use.spent,
        refunded=use.refunded,
        left=use.left,
        given=sum(g.amount_fen or 0 for g in money if g.pk in stands),
        waiting=total(g.amount_fen for g in money if g.pk not in stands),
        goods=goods_total(gifts),
        goods_number=len(gifts) - len(money),
        intents=intents_of(row.source_id, use) if row.source_id else (),
        purposes={str(key): str(words) for key, words in labels.purpose().items()},
        givers=list(_givers(gifts)),
        rows=rows,
    )


def _givers(gifts: Iterable[Donation]) -> Iterator[Giver]:
    """Those who let themselves be named, one by one; the others together, by what they are and what they gave."""
    listed = [g for g in gifts if not g.anonymous]
    back = refunded_of(listed)
    for gift in listed[:NAMED_AT_MOST]:
        yield Giver(gift.shown or UNKNOWN, _what(gift, back.get(gift.pk, 0)), total([_worth(gift)]))
    hidden = [(NAMELESS[DonorKind(g.donor_kind)], g) for g in gifts if g.anonymous]
    hidden += [(THE_REST, g) for g in listed[NAMED_AT_MOST:]]
    for name, kind in dict.fromkeys((name, g.kind) for name, g in hidden):
        own = [g for called, g in hidden if (called, g.kind) == (name, kind)]
        what = "捐款" if kind == GiftKind.MONEY else "实物"
        yield Giver(name, what, total(_worth(g) for g in own), len(own))


def _worth(gift: Donation) -> int | None:
    return gift.amount_fen if gift.kind == GiftKind.MONEY else gift.value_fen


def _what(gift: Donation, back: int) -> str:
    if gift.kind == GiftKind.GOODS:
        return f"{gift.goods}{gift.quantity}"
    if not back:
        return "捐款"
    return "捐款（已退还）" if back == gift.amount_fen else "捐款（已退还一部分）"
