"""Reversal, the only correction: once per entry, dated in an open month."""

from datetime import date

from gongzhi.funds.models import Entry
from gongzhi.funds.queries.ledger import lines_of
from gongzhi.funds.rules import ledger as rules
from gongzhi.funds.rules.ledger import EntryKind
from gongzhi.funds.services.ledger import POST, Wanted, line_on, post
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.refusal import Refused


def reverse(entry: Entry, *, by: Viewer, why: str = "", day: date | None = None, act: str = POST) -> Entry:
    """Post the opposite of an entry; asked twice on one day it is done once.

    Refused for a reversal, for an entry reversed already, before its day, into a closed month, and where an account would
    go below its floor because what came in has been used since.
    """
    if entry.kind == EntryKind.REVERSAL:
        raise Refused("冲销分录不能再冲销；冲错了请按原来的内容重新登记一笔。")
    on = day or by.today
    if on < entry.day:
        raise Refused(
            f"冲销日期早于原分录的日期 {entry.day}，请核对。", {"day": ["冲销日期不能早于原分录。"]}
        )
    earlier = Entry.objects.filter(reverses=entry).first()
    if earlier and (earlier.day != on):
        raise Refused(f"这笔分录已经在 {earlier.day} 冲销过，每笔只能冲销一次。")
    lines = [line_on(line.account, line.amount_fen, line.division) for line in lines_of(entry)]
    wanted = Wanted(
        kind=EntryKind.REVERSAL,
        division=entry.division,
        day=on,
        words=f"冲销：{entry.words}{f'（{why.strip()}）' if why.strip() else ''}"[:200],
        key=f"reversal:{entry.pk}",
        lines=rules.turned(lines),
        voucher=entry.voucher,
        party=entry.party,
        reverses=entry,
        arrival=entry.arrival,
    )
    return post(wanted, by=by, act=act)
