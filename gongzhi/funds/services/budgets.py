"""Budget lines: authorised, passed on to years, committed under contracts, paid. Each is one entry."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongzhi.funds.models import Account, Entry, Source
from gongzhi.funds.queries import requirement
from gongzhi.funds.queries.ledger import authorised_of, deducted_of
from gongzhi.funds.rules import after_deduction, spending
from gongzhi.funds.rules.ledger import AccountKind, EntryKind, Place
from gongzhi.funds.rules.spending import Rule, Spending
from gongzhi.funds.services.ledger import POST, Wanted, account_for, line_on, post, refusal
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.divisions.rules import contains, county
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.refusal import Refused

_WHY = {
    Rule.SOURCE: "这条预算属于另一项资金来源，请选择同一来源的预算。",
    Rule.PURPOSE: "这条预算是为别的用途批准的，请选择同一用途的预算。",
    Rule.YEAR: "这条预算只能在它的年度里用，请选择当年的预算或全周期预算。",
    Rule.DEADLINE: "这项来源的使用期限已经过了，不能再承诺和付款；期限延长了的，请先修改来源。",
    Rule.VOUCHER: "付款要写凭证号，请补上再记账。",
    Rule.FUTURE: "记账日期不能晚于今天，请核对日期。",
}
_BESIDE = {Rule.VOUCHER: "voucher", Rule.PURPOSE: "purpose", Rule.SOURCE: "source"}


@dataclass(frozen=True)
class Asked:
    """What every posting on a budget line says. `fen` above zero; `key` names the request for ever; `party` is who is
    paid, "" where it is not known."""

    fen: int
    day: date
    words: str
    key: str
    voucher: str = ""
    party: str = ""


def must_be_sound(asked: Asked) -> None:
    if asked.fen <= 0:
        raise Refused("金额应当大于零，请核对。", {"amount_fen": ["金额应当大于零。"]})
    if not asked.words.strip():
        raise Refused("请写明摘要：这笔账是为什么记的。", {"words": ["请写明摘要。"]})


@transaction.atomic
def authorise(source: Source, place: Place, asked: Asked, *, by: Viewer) -> Entry:
    """A budget line over the whole term: Dr 可用, Cr 预算."""
    must_be_sound(asked)
    if place.source != source.pk or place.year is not None:
        raise Refused("批准的预算是全周期的；年度预算从它分出来，请用“分到年度”。")
    if not contains(source.division, place.division):
        words = "这里不在资金来源的区划以内，请选择来源所在地或以下的区划。"
        raise Refused(words, {"division": [words]})
    _must_be_grantable(source, place, asked)
    left = account_for(AccountKind.AVAILABLE, place, source, by=by)
    granted = account_for(AccountKind.BUDGET, place, source, by=by)
    return _posted(EntryKind.AUTHORISE, place.division, asked, [(left, asked.fen), (granted, -asked.fen)], by)


def _must_be_grantable(source: Source, place: Place, asked: Asked) -> None:
    """In its turn: nobody authorises another line of the source in between."""
    wait_for_the_turn()
    owed, before = after_deduction(requirement(source), deducted_of(source)), authorised_of(source)
    if Entry.objects.filter(county=county(place.division), key=asked.key).exists():
        return  # asked again: the ledger gives back what was posted, or says that it was something else
    rule = spending.not_grantable(place.purpose, source.allowed, before + asked.fen, owed)
    if rule == Rule.PURPOSE:
        raise refusal(rule, "这项来源不允许这种用途，请按来源的“允许的用途”选择。", "purpose")
    if rule == Rule.GRANTED and owed is not None:
        words = (
            f"这项来源应到 {yuan(owed)}，已经批准 {yuan(before)}，还能批准 {yuan(max(0, owed - before))}。"
        )
        raise refusal(rule, words, "amount_fen")


@transaction.atomic
def pass_to_year(line: Account, year: int, asked: Asked, *, by: Viewer) -> Entry:
    """Part of a line of the term becomes a line of one year: Dr 可用 of the year, Cr 可用 of the term."""
    must_be_sound(asked)
    _must_be_a_line(line)
    if line.year is not None:
        raise Refused("只有全周期预算可以分到年度，这一条已经是年度预算。")
    to = account_for(AccountKind.AVAILABLE, _place(line, year), line.source, by=by)
    return _posted(EntryKind.TRANSFER, line.division, asked, [(to, asked.fen), (line, -asked.fen)], by)


@transaction.atomic
def commit(line: Account, wanted: Spending, asked: Asked, *, by: Viewer) -> Entry:
    """What a contract takes of a line before it is paid: Dr 已承诺, Cr 可用."""
    must_be_sound(asked)
    _must_let_through(line, wanted, by)
    owed = account_for(AccountKind.COMMITTED, _place(line, line.year), line.source, by=by)
    return _posted(EntryKind.COMMIT, line.division, asked, [(owed, asked.fen), (line, -asked.fen)], by)


@transaction.atomic
def pay(line: Account, wanted: Spending, asked: Asked, *, by: Viewer, act: str = POST) -> Entry:
    """Pay what was committed: Dr 已支用, Cr 已承诺, and Dr 支出, Cr 存款 of the same source. `act` is what whoever pays may do."""
    must_be_sound(asked)
    _must_let_through(line, wanted, by)
    place, source = _place(line, line.year), line.source
    moves = [
        (account_for(AccountKind.SPENT, place, source, by=by, act=act), asked.fen),
        (account_for(AccountKind.COMMITTED, place, source, by=by, act=act), -asked.fen),
        (account_for(AccountKind.EXPENSE, place, source, by=by, act=act), asked.fen),
        (
            account_for(AccountKind.CASH, Place(source.pk, source.division), source, by=by, act=act),
            -asked.fen,
        ),
    ]
    return _posted(EntryKind.PAY, line.division, asked, moves, by, act)


def _must_be_a_line(line: Account) -> None:
    if line.kind != AccountKind.AVAILABLE:
        raise Refused("请选择一条预算（“可用”科目）。")


def _must_let_through(line: Account, wanted: Spending, by: Viewer) -> None:
    _must_be_a_line(line)
    granted = spending.Line(line.source_id, line.purpose, line.year, line.source.spend_by)
    if rule := spending.broken(wanted, granted, by.today):
        raise refusal(rule, _WHY[rule], _BESIDE.get(rule, "day"))


def _place(line: Account, year: int | None) -> Place:
    return Place(line.source_id, line.division, line.purpose, line.project_id, year)


def _posted(
    kind: EntryKind,
    division: str,
    asked: Asked,
    moves: list[tuple[Account, int]],
    by: Viewer,
    act: str = POST,
) -> Entry:
    lines = [line_on(account, fen, division) for account, fen in moves]
    wanted = Wanted(
        kind,
        division,
        asked.day,
        asked.words.strip(),
        asked.key,
        lines,
        asked.voucher.strip(),
        party=asked.party.strip(),
    )
    return post(wanted, by=by, act=act)
