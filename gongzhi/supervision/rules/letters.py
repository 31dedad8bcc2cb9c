"""整改通知 and 督查通报 as official papers. Plain Python, always Chinese; what is not on record is 未知."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongzhi.ground.official.galley import chinese_date
from gongzhi.ground.official.paper import Block, Figure, Heading, Paper, Paragraph, Run, Table

UNKNOWN = "未知"


@dataclass(frozen=True)
class Item:
    """One finding as a notice tells it. Blank words and no day are unknown; `again` says it was found before."""

    text: str
    link: str
    severity: str
    unit: str
    due_on: date | None
    again: bool


@dataclass(frozen=True)
class Notice:
    """What is asked after one visit. `issued_on` None: it has not gone out, and is printed as a draft."""

    place: str
    plan: str
    seen_on: date | None
    items: Sequence[Item]
    issuer: str
    number: str
    issued_on: date | None


@dataclass(frozen=True)
class PlaceLine:
    """How one community stands: visits, findings, of which over and late; `url` opens the findings."""

    place: str
    visits: int
    found: int
    over: int
    late: int
    url: str


@dataclass(frozen=True)
class Bulletin:
    """How one plan stands on a day. `kinds`: link, severity and how many."""

    plan: str
    as_of: date
    lines: Sequence[PlaceLine]
    kinds: Sequence[tuple[str, str, int]]
    repeats: int
    issuer: str


def notice_paper(notice: Notice) -> Paper:
    basis = f"根据“{notice.plan}”安排，" if notice.plan else ""
    intro = f"{basis}{_day(notice.seen_on)}对{notice.place}进行了督查，发现问题{len(notice.items)}个。现将问题和整改要求通知如下。"
    blocks: list[Block] = [_text(intro), Heading(1, "发现的问题")]
    blocks += [Paragraph((Run(_told(item)),), lead=_said(item.text)) for item in notice.items]
    asks = (
        "请责任单位对照问题逐项整改，在期限以前报送整改情况；较重和严重的问题要附佐证材料。整改情况由报送人以外的人员复查，"
        "复查不通过的继续整改。"
    )
    blocks += [Heading(1, "整改要求"), _text(asks)]
    units = "、".join(dict.fromkeys(item.unit for item in notice.items if item.unit)) or UNKNOWN
    return Paper(
        f"关于{notice.place}督查问题的整改通知",
        tuple(blocks),
        notice.issuer or UNKNOWN,
        addressee=units,
        issued_on=notice.issued_on,
        number=notice.number or None,
        draft_mark=None if notice.issued_on else "草稿，未发出",
    )


def bulletin_paper(bulletin: Bulletin) -> Paper:
    lines = bulletin.lines
    visits, found = sum(line.visits for line in lines), sum(line.found for line in lines)
    over, late = sum(line.over for line in lines), sum(line.late for line in lines)
    blocks: list[Block] = [
        Heading(1, "督查情况"),
        _text(
            f"截至{chinese_date(bulletin.as_of)}，“{bulletin.plan}”已督查走访{visits}次，涉及社区{len(lines)}个，"
            f"发现问题{found}个，其中重复问题{bulletin.repeats}个。"
        ),
    ]
    if bulletin.kinds:
        rows = tuple((Run(link), Run(severity), Run(str(n))) for link, severity, n in bulletin.kinds)
        blocks.append(Table(("环节", "程度", "问题数"), rows, caption="问题分布"))
    blocks += [
        Heading(1, "整改情况"),
        _text(f"已了结{over}个，未了结{found - over}个，其中超过期限没有报整改情况的{late}个。"),
    ]
    if lines:
        body = tuple(_line(line, bulletin.as_of) for line in lines)
        blocks.append(Table(("社区", "督查次数", "问题数", "已了结", "逾期"), body, caption="各社区情况"))
    blocks += [
        Heading(1, "下一步要求"),
        _text("逾期的问题请责任单位立即整改并说明原因；重复出现的问题要查找原因，防止再次发生。"),
    ]
    return Paper(
        f"{bulletin.plan}情况通报",
        tuple(blocks),
        bulletin.issuer or UNKNOWN,
        issued_on=bulletin.as_of,
        imprint=True,
    )


def _line(line: PlaceLine, as_of: date) -> tuple[Run, ...]:
    found = Figure(f"{line.place}督查问题数", as_of, line.url)
    return (
        Run(line.place),
        Run(str(line.visits)),
        Run(str(line.found), found),
        Run(str(line.over)),
        Run(str(line.late)),
    )


def _told(item: Item) -> str:
    parts = [f"程度：{item.severity}"]
    if item.link:
        parts.append(f"环节：{item.link}")
    parts += [f"责任单位：{item.unit or UNKNOWN}", f"整改期限：{_day(item.due_on)}"]
    if item.again:
        parts.append("十二个月内发现过，属重复问题")
    return f"{'；'.join(parts)}。"


def _said(text: str) -> str:
    return f"{text.rstrip('。；')}。"


def _text(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def _day(day: date | None) -> str:
    return chinese_date(day) if day else UNKNOWN
