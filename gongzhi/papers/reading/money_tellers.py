"""The rules that say what a sum of money is, asked in order; the first that knows decides."""

from collections.abc import Callable

from gongzhi.papers.reading.money_names import named, seen_from, strong
from gongzhi.papers.reading.money_sum import Sum
from gongzhi.papers.reading.words import money

_TOPIC = 60
_LEAD = 18


def _street(one: Sum) -> str:
    """街道自筹 is a street's own money in its own report, and of no sort in that of others."""
    if not money.OWN_STREET.search(one.own):
        return ""
    return "fund" if one.folio.level == "街道" else "other"


def _goes_on(one: Sum) -> str:
    """分别用掉702万元、655万元: what is joined to the sum before it is of the same sort."""
    joined = money.JOINED.fullmatch(one.own) or money.SAME_TOTAL.match(one.own)
    return one.earlier[-1] if one.earlier and joined else ""


def _priced(one: Sum) -> str:
    """每平方米1680元, 比预算节约6.5万元: a price or a difference is of no sort."""
    raised = money.FUND_RAISED.search(one.sentence.text)
    return "other" if money.PRICED.search(one.own) and not raised else ""


def _of_fund(one: Sum) -> str:
    """基金资助困难家庭41户，支出9.8万元: what a charity fund gives or has left is told of the fund."""
    before = money.FUND_RAISED.search(one.text, one.sentence.start, one.start)
    return "donation" if before and money.OF_FUND.search(one.own) else ""


def _by_own(one: Sum) -> str:
    return "fund" if money.BY_OWN.match(one.after) else ""


def _each(one: Sum) -> str:
    return "project" if money.EACH_PROJECT.search(one.own) else ""


def _asked(one: Sum) -> str:
    return "grant" if money.ASKED.search(one.own) and not money.NOT_FROM_ABOVE.search(one.own) else ""


def _more_of_it(one: Sum) -> str:
    """年初安排100万元，2023年追加60万元: more of what the sentence began with."""
    return one.earlier[0] if one.earlier and money.MORE_OF_IT.search(one.own) else ""


def _wrongly(one: Sum) -> str:
    return "other" if money.WRONGLY.search(one.own[-_LEAD:]) else ""


def _docked(one: Sum) -> str:
    """分三档扣减，三档分别为192万元: what a rule takes off."""
    lead = one.text[one.sentence.start : one.start]
    near = one.own or lead[-_LEAD:]
    return "other" if money.DOCKED.search(near) and money.DEDUCTION.search(lead) else ""


def _paid_together(one: Sum) -> str:
    """培训费1.2万元，印刷费0.6万元，均已支付."""
    tail = one.text[one.end : one.sentence.end]
    unsaid = named(one.own, "", one.folio.level) in ("", "project")
    return "arrived" if unsaid and money.ALL_PAID.search(tail) else ""


def _said_behind(one: Sum) -> str:
    behind = money.MATCH_NEXT.match(one.after) and not money.ALREADY.search(one.own)
    said = behind or money.MATCH_BEFORE.match(one.own)
    return "match" if said else ""


def _owed(one: Sum) -> str:
    """What is owed to somebody is a payment to come; what is owed of the match is not."""
    lead = one.text[one.sentence.start : one.start]
    return "arrived" if money.OWED.search(one.own) and not money.MATCH.search(lead) else ""


def _source(one: Sum) -> str:
    """中央620万元、省级480万元、市级1100万元: whose money it is, seen from whose report it is."""
    said = money.SOURCE.search(one.own)
    if not said or strong(f"{one.own}…{one.after}"):
        return ""
    if one.earlier[-1:] == ("match",) and "其中" in one.own:
        return "match"
    return seen_from(one.folio.level, said["who"])


def _missing(one: Sum) -> str:
    """What is still missing is missing of the match where the item has spoken of the match."""
    if not money.SHORTFALL.search(f"{one.own}…{one.after}") or money.GIVEN.search(one.own):
        return ""
    part = one.folio.part_at(one.start)
    begin = max(part.start if part else 0, one.start - _TOPIC)
    return "match" if money.MATCH.search(one.text, begin, one.start) else ""


def _prize(one: Sum) -> str:
    """What is promised to the best is of no sort; what was won from above is a grant."""
    if money.AWARDED.search(one.own):
        return "grant"
    lead = one.text[max(one.sentence.start, one.low - _LEAD) : one.start]
    return "other" if "奖" in one.own and money.PRIZE.search(lead) else ""


def _total(one: Sum) -> str:
    """合计 of parts that are all of one sort is of that sort, and of several sorts of none."""
    if money.ALL_OF_THEM.search(one.own):
        return "other"
    if len(one.earlier) < 2 or not money.TOTAL.search(one.own):
        return ""
    return one.earlier[0] if len(set(one.earlier)) == 1 else "other"


TELLERS: tuple[Callable[[Sum], str], ...] = (
    _street,
    _goes_on,
    _priced,
    _wrongly,
    _by_own,
    _of_fund,
    _docked,
    _said_behind,
    _owed,
    _missing,
    _each,
    _more_of_it,
    _prize,
    _paid_together,
    _total,
    _asked,
    _source,
)
