"""The rules that say what a sum of money is, asked in order; the first that knows decides."""

from collections.abc import Callable

from gongzhi.papers.reading.money_names import named, seen_from, strong
from gongzhi.papers.reading.money_sum import Sum
from gongzhi.papers.reading.words import acts, money

_REACH = 40
_TOPIC = 60
_LEAD = 18
# How far back a list of who gets how much may have its grant.
_GRANT_REACH = 120


def _street(one: Sum) -> str:
    """街道自筹 is a street's own money in its own report, and of no sort in that of others."""
    if not money.OWN_STREET.search(one.own):
        return ""
    return "fund" if one.folio.level == "街道" else "other"


def _goes_on(one: Sum) -> str:
    """分别用掉702万元、655万元: what is joined to the sum before it is of the same sort."""
    joined = money.JOINED.fullmatch(one.own) or money.SAME_TOTAL.match(one.own)
    return one.earlier[-1] if one.earlier and joined else ""


def _listed_on(one: Sum) -> str:
    """水电费4.7万元、招待费1.36万元: a thing listed behind 、 that names no sort of its own."""
    if not one.earlier or not one.own.startswith(tuple("、和及与")):
        return ""
    own = named(one.own, one.after, one.folio.level)
    return one.earlier[-1] if not own or (own == "project" and one.earlier[-1] == "arrived") else ""


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


def _source(one: Sum) -> str:
    """中央620万元、省级480万元、市级1100万元: whose money it is, seen from whose report it is."""
    said = money.SOURCE.search(one.own)
    if not said or strong(f"{one.own}…{one.after}"):
        return ""
    if one.earlier[-1:] == ("match",) and "其中" in one.own:
        return "match"
    return seen_from(one.folio.level, said["who"])


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
    """Owed of the match where the sentence speaks of it and of nobody it is owed to."""
    said = money.OWED.search(one.own)
    if not said:
        return ""
    match = money.MATCH.search(one.text, one.sentence.start, one.start)
    return "match" if match and said[0] == "尚欠" else "arrived"


def _missing(one: Sum) -> str:
    """What is still missing is missing of the match where the item has spoken of the match."""
    if not money.SHORTFALL.search(f"{one.own}…{one.after}") or money.GIVEN.search(one.own):
        return ""
    part = one.folio.part_at(one.start)
    begin = max(part.start if part else 0, one.start - _TOPIC)
    return "match" if money.MATCH.search(one.text, begin, one.start) else ""


def _prize(one: Sum) -> str:
    lead = one.text[max(one.sentence.start, one.low - _LEAD) : one.start]
    return "other" if "奖" in one.own and money.PRIZE.search(lead) else ""


def _built(one: Sum) -> str:
    other = money.NO_COST.search(one.own) or money.ASKED.search(one.own)
    return "project" if money.BUILDING_COST.search(one.own) and not other else ""


def _fee(one: Sum) -> str:
    before = one.text[one.sentence.start : one.low]
    return "project" if money.FEE.match(one.own) and money.SERVED.search(before) else ""


def _unspent(one: Sum) -> str:
    return "other" if money.UNSPENT.search(f"{one.own[-8:]}…{one.after}") else ""


def _total(one: Sum) -> str:
    """合计 of parts that are all of one sort is of that sort, and of several sorts of none."""
    if money.ALL_OF_THEM.search(one.own):
        return "other"
    if len(one.earlier) < 2 or not money.TOTAL.search(one.own):
        return ""
    return one.earlier[0] if len(set(one.earlier)) == 1 else "other"


def _spent_on(one: Sum) -> str:
    """已支付172.8万元，其中购买服务36万元: the parts of what was paid were paid."""
    if not one.earlier or one.earlier[-1] != "arrived":
        return ""
    within = "其中" in one.text[one.sentence.start : one.start]
    return "arrived" if within and named(one.own, one.after, one.folio.level) in ("project", "") else ""


def _named_here(one: Sum) -> str:
    """The words of the sum's own clause."""
    found = named(one.own, one.after, one.folio.level)
    given = money.FUND_RAISED.search(one.text, one.sentence.start, one.low) or one.earlier[-1:] == (
        "donation",
    )
    raised = given and (found == "arrived" or (found == "grant" and not money.GRANT_FROM.search(one.own)))
    return "donation" if raised else found


def _part_of_last(one: Sum) -> str:
    begin = max(one.sentence.start, one.floor - _REACH)
    return one.earlier[-1] if one.earlier and "其中" in one.text[begin : one.start] else ""


def _named_before(one: Sum) -> str:
    """A clause that names nothing takes the sentence before it."""
    begin = max(one.sentence.start, one.start - 2 * _REACH)
    return named(one.text[max(begin, one.floor) : one.low], "", one.folio.level) or named(
        one.text[begin : one.low], "", one.folio.level
    )


def _built_before(one: Sum) -> str:
    """把老电影院改成社区食堂，得68万: what something built is told to take."""
    said = one.text[one.sentence.start : one.low]
    return "project" if acts.WORK.search(said) and acts.WORK_OBJECT.search(said) else ""


def _spent_next(one: Sum) -> str:
    """投入96万元，将旧楼改造为大厅: what the money builds stands behind it."""
    tail = one.text[one.end : one.sentence.end]
    return "project" if money.SPENT_NEXT.search(one.own) and money.BUILT_NEXT.match(tail) else ""


def _yearly(one: Sum) -> str:
    return "fund" if money.YEARLY.search(one.own) else ""


def _allotted(one: Sum) -> str:
    """各社区分配情况: who gets how much of the grant that the sentence before spoke of."""
    if not money.ALLOTTED.search(one.sentence.text):
        return ""
    before = one.text[max(0, one.sentence.start - _GRANT_REACH) : one.sentence.start]
    return "grant" if money.GRANT.search(before) else ""


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
    _unspent,
    _paid_together,
    _spent_on,
    _fee,
    _built,
    _total,
    _asked,
    _yearly,
    _source,
    _named_here,
    _listed_on,
    _part_of_last,
    _named_before,
    _allotted,
    _spent_next,
    _built_before,
)
# These go by the build of the sentence, not by a word alone.
FIRM = frozenset(
    (
        _street,
        _goes_on,
        _docked,
        _said_behind,
        _missing,
        _each,
        _more_of_it,
        _paid_together,
        _built,
        _total,
        _asked,
        _prize,
        _by_own,
        _of_fund,
        _wrongly,
    )
)
