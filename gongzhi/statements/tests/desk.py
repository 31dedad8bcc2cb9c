"""A county account with one source, its layout, and short ways to statements in any coding."""

import io
from collections.abc import Sequence
from datetime import date, timedelta

import xlsxwriter

from gongzhi.funds.models import Source
from gongzhi.funds.services.sources import add_source
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.statements.models import BankAccount, Layout, Statement
from gongzhi.statements.services.accounts import add_account, add_layout, hold_source
from gongzhi.statements.services.taking import Sent, take_in, upload

HEADS = ("交易日期", "借方发生额", "贷方发生额", "余额", "对方户名", "摘要", "凭证号")
COLUMNS = dict(zip(("day", "debit", "credit", "balance", "party", "words", "voucher"), HEADS, strict=True))
Said = tuple[int, int, str, str]


def table(day: date, opening: int, said: Sequence[Said]) -> list[list[str]]:
    """Head and rows; of each line how many days after `day`, fen, party, voucher."""
    rows, stands = [[*HEADS]], opening
    for after, fen, party, voucher in said:
        stands += fen
        sums = ["", _yuan(fen)] if fen > 0 else [_yuan(-fen), ""]
        rows.append([str(day + timedelta(after)), *sums, _yuan(stands), party, "转账", voucher])
    return rows


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def as_csv(rows: Sequence[Sequence[str]], coding: str = "utf-8") -> bytes:
    return "\r\n".join(",".join(row) for row in rows).encode(coding)


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("明细")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return out.getvalue()


def account(division: str, mark: str, by: Viewer) -> tuple[BankAccount, Layout, Source]:
    made = add_account(
        BankAccount(division=division, name=f"{mark}零余额账户", bank="青禾农商行", number="6228" + division),
        by=by,
    )
    layout = add_layout(Layout(division=division, name=f"{mark}版式", **COLUMNS), by=by)
    source = add_source(Source(division=division, name=f"{mark}专款", kind="provincial"), by=by)
    hold_source(made, source, by=by)
    return made, layout, source


def sent(data: bytes, name: str = "流水.csv") -> Sent:
    return Sent(data, name)


def taken(made: BankAccount, layout: Layout, data: bytes, by: Viewer) -> Statement:
    return take_in(upload(made, layout, sent(data), by=by), by=by)
