"""What banks write, read by a layout: days, signs and balances; every bad cell named (plain Python)."""

from datetime import date
from typing import Any

import pytest

from gongzhi.ground.books.taken import LOST
from gongzhi.statements.rules.proving import proof
from gongzhi.statements.rules.reading import Columns, DayOrder, Line, Sign, read

TWO = {"day": "日期", "debit": "借方", "credit": "贷方", "balance": "余额", "party": "户名"}
ONE = {"day": "日期", "amount": "发生额", "party": "户名"}
FLAG = {**ONE, "direction": "借贷"}
HEAD = ["日期", "借方", "贷方", "余额", "户名"]
D = date(2026, 3, 2)

GOOD: list[tuple[str, list[list[str]], Columns, list[tuple[date, int, str]]]] = [
    ("two columns", [HEAD, ["2026-03-02", "", "1,000.50", "1000.50", " 甲  公司 "]], Columns(TWO), [(D, 100_050, "甲 公司")]),
    ("titles above", [["某行明细"], [], HEAD, ["20260302", "5", "", "", "甲"]], Columns(TWO, head=3), [(D, -500, "甲")]),
    ("dashes and totals", [HEAD, ["2026/3/2 08:00:01", "-", "0.01", "—", ""], ["合计", "", "0.01", "", ""]], Columns(TWO), [(D, 1, "")]),
    ("red letters", [HEAD, ["2026年3月2日", "-3", "", "", ""]], Columns(TWO), [(D, 300, "")]),
    ("one column", [["日期", "发生额", "户名"], ["46083", "-7.00", ""]], Columns(ONE), [(D, -700, "")]),
    ("turned", [["日期", "发生额", "户名"], ["46083", "-7.00", ""]], Columns(ONE, sign=Sign.TURNED), [(D, 700, "")]),
    ("a flag", [["日期", "发生额", "借贷", "户名"], ["20260302123059", "7", "借", ""], ["20260302", "8", "贷方", ""]], Columns(FLAG), [(D, -700, ""), (D, 800, "")]),
    ("万元", [["日期", "发生额（万元）", "户名"], ["2026.3.2", "1.5", ""]], Columns({**ONE, "amount": "发生额(万元)"}), [(D, 1_500_000, "")]),
    ("full width", [["日期", "发生额", "户名"], ["２０２６－０３－０２", "１２．５０", ""]], Columns(ONE), [(D, 1250, "")]),
    ("day first", [["日期", "发生额", "户名"], ["02/03/2026", "1", ""]], Columns(ONE, order=DayOrder.DAY_FIRST), [(D, 100, "")]),
    ("month first", [["日期", "发生额", "户名"], ["03/02/2026", "1", ""]], Columns(ONE, order=DayOrder.MONTH_FIRST), [(D, 100, "")]),
]  # fmt: skip
BAD: list[tuple[list[list[str]], Columns, str]] = [
    ([["日期", "借方", "余额", "户名"]], Columns(TWO), "第 1 行应有一列“贷方”"),
    ([HEAD], Columns(TWO, head=9), "文件只有 1 行"),
    ([HEAD], Columns(TWO), "没有一行明细"),
    ([["日期", "户名"], ["2026-03-02", ""]], Columns({"day": "日期"}), "发生额列"),
    ([HEAD, ["2026-02-30", "1", "", "", ""]], Columns(TWO), "A2（日期）：“2026-02-30”不是日期"),
    ([HEAD, ["02/03/2026", "1", "", "", ""]], Columns(TWO), "不是日期"),
    ([HEAD, ["1890-01-01", "1", "", "", ""]], Columns(TWO), "年份不对"),
    ([HEAD, ["2026-03-02", "一些", "", "", ""]], Columns(TWO), "B2（借方）：“一些”"),
    ([HEAD, ["2026-03-02", "1", "1", "", ""]], Columns(TWO), "只能有一方"),
    ([HEAD, ["2026-03-02", "", "", "9", ""]], Columns(TWO), "没有金额"),
    ([HEAD, ["2026-03-02", "0", "0.00", "9", ""]], Columns(TWO), "没有金额"),
    ([HEAD, ["2026-03-02", "1.234", "", "", ""]], Columns(TWO), "最小到分"),
    ([HEAD, ["2026-03-02", "1", "", LOST + "1", ""]], Columns(TWO), "D2（余额）：数字太长"),
    ([HEAD, ["2026-03-02", "1", "", "", LOST + "1"]], Columns(TWO), "E2（户名）：数字太长"),
    ([["日期", "发生额", "借贷", "户名"], ["20260302", "7", "?", ""]], Columns(FLAG), "看不出是借是贷"),
    ([["日期", "日期", "发生额", "户名"]], Columns(ONE), "应有一列“日期”"),
]  # fmt: skip


def test_what_banks_write() -> None:
    for name, rows, columns, said in GOOD:
        found = read(rows, columns)
        assert (found.faults, [(r.day, r.fen, r.party) for r in found.lines]) == ([], said), name


def test_a_bad_cell_is_named_and_nothing_is_read() -> None:
    for rows, columns, words in BAD:
        faults = read(rows, columns).faults
        assert len(faults) == 1, (words, faults)
        assert words in faults[0]
    two = read([HEAD, ["x", "1", "", "", ""], ["2026-03-02", "y", "", "", ""]], Columns(TWO))
    assert [fault[:2] for fault in two.faults] == ["A2", "B3"]


def lines(*said: tuple[int, int | None], newest_first: bool = False) -> list[Line]:
    rows = [Line(at + 2, D, fen, balance) for at, (fen, balance) in enumerate(said)]
    return rows[::-1] if newest_first else rows


PROOFS: list[tuple[list[Line], tuple[int | None, int | None], Any]] = [
    (lines((5, 15), (-3, 12)), (None, None), (10, 12)),
    (lines((5, 15), (-3, 12), newest_first=True), (None, None), (10, 12)),
    (lines((5, None), (-3, None)), (10, None), (10, 12)),
    (lines((5, None), (-3, None)), (None, 12), (10, 12)),
    (lines((5, None), (-3, 12)), (None, None), (10, 12)),
    (lines((5, 15), (-3, 12)), (10, 12), (10, 12)),
    (lines((5, None)), (None, None), "请填期初余额或期末余额"),
    (lines((5, 15), (-3, 13)), (None, None), "第 3 行余额是 0.13元，按上一行推算应为 0.12元"),
    (lines((5, 15)), (11, None), "第 2 行余额"),
    (lines((5, 15)), (None, 16), "差 0.01元"),
]


@pytest.mark.parametrize("at", range(len(PROOFS)))
def test_a_statement_adds_up_or_says_where_not(at: int) -> None:
    rows, (opening, closing), told = PROOFS[at]
    found = proof(rows, opening, closing)
    if isinstance(told, str):
        assert told in found.fault
    else:
        assert (found.opening, found.closing, found.fault) == (*told, "")
