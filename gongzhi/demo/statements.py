"""The treasury account: a statement of the first months held against the ledger, and one that waits to be taken in."""

from datetime import date, timedelta

from gongzhi.demo import places
from gongzhi.demo.money import FINANCE
from gongzhi.demo.stage import WAN, Stage
from gongzhi.funds.queries import sources_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.statements.models import BankAccount, Layout
from gongzhi.statements.queries import accounts_seen_by, differences_seen_by, layouts_seen_by, matches_seen_by
from gongzhi.statements.queries.lines import book_lines_of
from gongzhi.statements.rules import Cause, Kind, MatchState
from gongzhi.statements.services.accounts import add_account, add_layout, hold_source
from gongzhi.statements.services.reconciling import reconcile_account
from gongzhi.statements.services.settling import confirm, match_by_hand, settle
from gongzhi.statements.services.taking import Sent, take_in, upload

HEADS = ("交易日期", "借方发生额", "贷方发生额", "账户余额", "对方户名", "摘要", "凭证号")
FIELDS = ("day", "debit", "credit", "balance", "party", "words", "voucher")
BANK = "青禾农商行（演示）"
# What only the bank knows: days after the naming, fen, words.
INTEREST, FEE, LATER_FEE = (150, 123_567, "存款利息"), (152, -5_000, "手续费"), (198, -5_000, "手续费")
# A payment of this sum left the bank in two parts.
IN_PARTS, FIRST_PART = -7 * WAN, -4 * WAN


def plan(stage: Stage) -> None:
    stage.on(60, FINANCE, _open)
    stage.on(184, FINANCE, lambda by: _first(stage, by))
    stage.on(204, FINANCE, lambda by: _second(stage, by))


def _open(by: Viewer) -> None:
    account = BankAccount(
        division=places.COUNTY, name="试点专项资金专户", bank=BANK, number="9900100200300400", note="演示账号"
    )
    add_account(account, by=by)
    for source in sources_seen_by(by).filter(kind__in=("provincial", "county_match")):
        hold_source(account, source, by=by)
    columns = dict(zip(FIELDS, HEADS, strict=True))
    add_layout(Layout(division=places.COUNTY, name="青禾农商行流水（演示）", head=2, **columns), by=by)


Row = tuple[date, int, str, str, str]


def _rows(account: BankAccount, since: date, until: date) -> list[Row]:
    """What the bank has of the ledger's movements: day, fen, party, words, voucher. It is a day behind with payments."""
    lines = book_lines_of(account).select_related("entry").order_by("entry__day", "pk")
    rows: list[Row] = []
    for line in lines.filter(entry__day__range=(since, until)):
        entry, fen = line.entry, line.amount_fen
        party = entry.party or "云川省财政厅（演示）"  # a receipt does not say who paid
        if fen != IN_PARTS:
            rows.append((entry.day + timedelta(fen < 0), fen, party, "转账", entry.voucher))
            continue
        rows += [(entry.day, part, party, "转账", "") for part in (FIRST_PART, fen - FIRST_PART)]
    return rows


def _own(stage: Stage, told: tuple[int, int, str]) -> Row:
    after, fen, words = told
    return stage.diary.day(after), fen, BANK, words, ""


def _file(rows: list[Row], opening: int) -> bytes:
    """As the bank writes it: a title, the heads, one line each with the balance after it; in GB18030."""
    told = [f"{BANK}客户明细", ",".join(HEADS)]
    for day, fen, party, words, voucher in sorted(rows):
        opening += fen
        sums = ("", _yuan(fen)) if fen > 0 else (_yuan(-fen), "")
        told.append(",".join((f"{day:%Y%m%d}", *sums, _yuan(opening), party, words, voucher)))
    return "\r\n".join(told).encode("gb18030")


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _first(stage: Stage, by: Viewer) -> None:
    """Reconciled: one difference worked off, one matched by hand, one left open; a payment still to be confirmed."""
    account, layout = accounts_seen_by(by).get(), layouts_seen_by(by).get()
    until = stage.diary.day(182)
    rows = _rows(account, stage.diary.day(0), until)
    rows += [_own(stage, told) for told in (INTEREST, FEE)]
    take_in(upload(account, layout, Sent(_file(rows, 0), "专户流水-1.csv"), by=by), by=by)
    reconcile_account(account, by=by)
    for match in matches_seen_by(by).filter(state=MatchState.PROPOSED.value, statement_fen__gt=0):
        confirm(match, by=by)
    found = differences_seen_by(by)
    for split in found.filter(kind=Kind.SPLIT.value):
        match_by_hand([split], note="银行分两笔付出，合计相符", by=by)
    settle(
        found.get(statement_fen=INTEREST[1]), cause=Cause.BOOK.value, note="利息待下月登记到位后入账", by=by
    )


def _second(stage: Stage, by: Viewer) -> None:
    """Uploaded, not yet looked at."""
    account, layout = accounts_seen_by(by).get(), layouts_seen_by(by).get()
    rows = [*_rows(account, stage.diary.day(183), by.today), _own(stage, LATER_FEE)]
    opening = account.statements.get().closing_fen
    upload(account, layout, Sent(_file(rows, opening), "专户流水-2.csv"), by=by)
