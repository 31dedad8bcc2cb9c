"""From the rows of a bank's file to statement lines, by a saved layout. A bad cell is named, nothing is guessed or mended."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from unicodedata import normalize

from gongzhi.ground.books.taken import LOST, name_of
from gongzhi.ground.imports.rules import is_record, money_unit
from gongzhi.ground.money.rules import NotMoney, parse_fen
from gongzhi.statements.rules.pairing import bare


class DayOrder(StrEnum):
    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class Sign(StrEnum):
    """USUAL: the bank's debit goes out and a plain sum comes in. TURNED: the other way round."""

    USUAL = "usual"
    TURNED = "turned"


@dataclass(frozen=True)
class Columns:
    """A layout: head of the column by field (see FIELDS), the row of the heads from 1, and how to read days and signs."""

    heads: Mapping[str, str]
    head: int = 1
    order: str = DayOrder.YEAR_FIRST
    sign: str = Sign.USUAL


FIELDS = (
    *("day", "debit", "credit", "amount", "direction", "balance"),
    *("party", "words", "serial", "voucher", "source"),
)
# How long a text may be that is kept of a line; a longer one is cut.
LONGEST = {"party": 120, "words": 200, "serial": 80, "voucher": 80, "source": 80}


@dataclass(frozen=True)
class Line:
    """A line as it stands in the file; `row` counts from 1 as people do. Fen; in is positive."""

    row: int
    day: date
    fen: int
    balance: int | None = None
    party: str = ""
    words: str = ""
    serial: str = ""
    voucher: str = ""
    source: str = ""
    identity: str = ""


@dataclass
class Read:
    """The lines, or what is wrong: one sentence a cell."""

    lines: list[Line] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class _Wrong(ValueError):
    """A cell cannot be read; the words say how to mend it."""


def read(rows: Sequence[Sequence[str]], columns: Columns) -> Read:
    """All lines of the file; with a fault no line is any good."""
    found = Read()
    where = _where(rows, columns, found.faults)
    if found.faults:
        return found
    heads = rows[columns.head - 1]
    for at in range(columns.head, len(rows)):
        if not any(cell.strip() for cell in rows[at]) or not is_record(rows[at]):
            continue
        line = _line(at, rows[at], heads, where, columns, found.faults)
        if line:
            found.lines.append(line)
    if not found.lines and not found.faults:
        found.faults.append("表头下面没有一行明细；请核对版式里的“表头在第几行”。")
    found.lines = identified(found.lines)
    return found


def _where(rows: Sequence[Sequence[str]], columns: Columns, faults: list[str]) -> dict[str, int]:
    """Which column each field stands in."""
    if columns.head > len(rows):
        faults.append(f"文件只有 {len(rows)} 行，版式里的表头在第 {columns.head} 行；请核对版式。")
        return {}
    heads = [bare(cell) for cell in rows[columns.head - 1]]
    where = {}
    for name in FIELDS:
        asked = columns.heads.get(name, "")
        if not asked:
            continue
        if heads.count(bare(asked)) != 1:
            known = "、".join(cell for cell in rows[columns.head - 1] if cell.strip()) or "空的"
            faults.append(f"第 {columns.head} 行应有一列“{asked}”，这一行是：{known}。请核对版式。")
            continue
        where[name] = heads.index(bare(asked))
    if not faults and not ({"amount"} & where.keys() or {"debit", "credit"} <= where.keys()):
        faults.append("版式里要有“发生额列”，或“借方列”和“贷方列”两列；请补上。")
    return where


def _line(
    at: int,
    row: Sequence[str],
    heads: Sequence[str],
    where: Mapping[str, int],
    columns: Columns,
    faults: list[str],
) -> Line | None:
    """One line; None where a cell is wrong, and the fault is told."""

    def cell(name: str) -> str:
        return row[where[name]].strip() if name in where and where[name] < len(row) else ""

    def money(name: str) -> int | None:
        text = cell(name)
        return _fen(text, heads[where[name]]) if text and text not in {"-", "—", "–"} else None

    name = "day"
    try:
        day = day_of(cell("day"), columns.order)
        name = "balance"
        balance = money("balance")
        name = "amount" if "amount" in where else "debit"
        sums = {each: money(name := each) for each in ("debit", "credit", "amount") if each in where}
        name = "direction" if "direction" in where else "amount" if "amount" in where else "debit"
        fen = _moved(sums, cell("direction"), marked="direction" in where)
        texts = {each: _text(cell(name := each), most) for each, most in LONGEST.items()}
    except _Wrong as why:
        faults.append(f"{name_of(where[name], at)}（{heads[where[name]]}）：{why}")
        return None
    return Line(at + 1, day, -fen if columns.sign == Sign.TURNED else fen, balance, **texts)


def _text(cell: str, most: int) -> str:
    """In one line, cut to what is kept."""
    if cell.startswith(LOST):
        raise _Wrong("数字太长，表格已丢掉末几位；请把这一列改成文本格式后重填。")
    return " ".join(cell.split())[:most]


def _fen(text: str, head: str) -> int:
    text = _text(text, len(text))
    folded = normalize("NFKC", text)
    try:
        return parse_fen(folded + money_unit(head) if re.fullmatch(r"-?[\d,]+(\.\d+)?", folded) else folded)
    except NotMoney as why:
        raise _Wrong(f"“{text[:30]}”{why}") from why


_OUT, _IN = re.compile(r"借|支|付|出|^d", re.I), re.compile(r"贷|收|入|存|^c", re.I)


def _moved(sums: Mapping[str, int | None], direction: str, *, marked: bool) -> int:
    """What came in (or, below zero, went out) by the usual signs."""
    debit, credit, amount = (sums.get(name) or 0 for name in ("debit", "credit", "amount"))
    if amount and (debit or credit):
        raise _Wrong("发生额和借方、贷方都有金额，不知以哪个为准；请改版式，只留一种。")
    if debit and credit:
        raise _Wrong("借方和贷方都有金额；一行只能有一方。")
    if not (amount or debit or credit):
        raise _Wrong("没有金额；请补上，或删去这一行。")
    if not amount:
        return credit - debit
    if not marked:
        return amount
    out, comes_in = _OUT.search(direction), _IN.search(direction)
    if bool(out) == bool(comes_in):
        raise _Wrong(f"“{direction}”看不出是借是贷；请写“借”或“贷”。")
    return -amount if out else amount


_YMD = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?:\D.*)?")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?")
_END = re.compile(r"(\d{1,2})\D(\d{1,2})\D(\d{4})(?:\D.*)?")
_SERIALS = range(20_000, 80_000)  # days counted from 1899-12-30, as sheets keep them


def day_of(text: str, order: str = DayOrder.YEAR_FIRST) -> date:
    """The day of a cell. Raises _Wrong where there is none, or none such."""
    plain = normalize("NFKC", text).strip()
    if plain.isascii() and plain.isdigit() and len(plain) == 5 and int(plain) in _SERIALS:
        return date(1899, 12, 30) + timedelta(int(plain))
    found = _PLAIN.fullmatch(plain) or _YMD.fullmatch(plain)
    parts = found.groups() if found else ()
    if not found and order != DayOrder.YEAR_FIRST and (found := _END.fullmatch(plain)):
        one, two, year = found.groups()
        parts = (year, two, one) if order == DayOrder.DAY_FIRST else (year, one, two)
    try:
        day = date(*map(int, parts))
    except (TypeError, ValueError) as why:
        raise _Wrong(f"“{text[:30]}”不是日期；请写成 2026-03-02。") from why
    if not 1990 <= day.year <= 2100:
        raise _Wrong(f"“{text[:30]}”的年份不对；请核对。")
    return day


def identified(lines: Sequence[Line]) -> list[Line]:
    """Each with what makes it the same line in another file: all it says, and the how-manieth of its like it is."""
    seen: dict[str, int] = {}
    told = []
    for line in lines:
        said = [
            line.serial,
            line.day.isoformat(),
            line.fen,
            line.balance,
            line.party,
            line.words,
            line.voucher,
        ]
        text = json.dumps(said, ensure_ascii=False)
        seen[text] = seen.get(text, 0) + 1
        digest = hashlib.sha256(f"{text}{seen[text]}".encode()).hexdigest()
        told.append(replace(line, identity=digest))
    return told
