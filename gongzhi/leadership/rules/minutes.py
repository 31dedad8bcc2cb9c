"""会议纪要 as an official paper. Always Chinese, whatever language the page speaks; what is not on record is 未知."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongzhi.ground.chinese.ordinals import han
from gongzhi.ground.official.galley import chinese_date
from gongzhi.ground.official.paper import Block, Paper, Paragraph, Run

UNKNOWN = "未知"


@dataclass(frozen=True)
class Item:
    """One resolution; blank words and no day are unknown, but for `partners`: blank says there are none."""

    number: int
    text: str
    lead: str
    partners: str
    accountable: str
    due_on: date | None


@dataclass(frozen=True)
class Minutes:
    """What the minutes of one meeting say. `heads` are label and words, in order; `notes` stand a paragraph a line."""

    title: str
    number: str
    held_on: date
    heads: Sequence[tuple[str, str]]
    notes: str
    items: Sequence[Item]
    issuer: str
    issued_on: date | None


def paper_of(minutes: Minutes) -> Paper:
    """The paper: what the meeting was, what it heard, what it resolved, and the printing line."""
    title = minutes.title if minutes.title.endswith("纪要") else f"{minutes.title}纪要"
    blocks: list[Block] = [_labelled("会议时间", _day(minutes.held_on))]
    blocks += [_labelled(label, words or UNKNOWN) for label, words in minutes.heads]
    blocks += [Paragraph((Run(line),)) for line in map(str.strip, minutes.notes.splitlines()) if line]
    if minutes.items:
        blocks.append(Paragraph((), label="会议议定以下事项："))
    blocks += [Paragraph((Run(f"{_said(item)}（{_duty(item)}）"),)) for item in minutes.items]
    return Paper(
        title,
        tuple(blocks),
        minutes.issuer,
        issued_on=minutes.issued_on,
        serial=minutes.number or None,
        imprint=True,
    )


def _labelled(label: str, words: str) -> Paragraph:
    return Paragraph((Run(words),), label=f"{label}：")


def _said(item: Item) -> str:
    return f"{han(item.number)}、{item.text.rstrip('。；')}。"


def _day(day: date | None) -> str:
    return chinese_date(day) if day else UNKNOWN


def _duty(item: Item) -> str:
    parts = [f"牵头单位：{item.lead or UNKNOWN}"]
    if item.partners:
        parts.append(f"协办单位：{item.partners}")
    return "；".join([*parts, f"责任人：{item.accountable or UNKNOWN}", f"完成期限：{_day(item.due_on)}"])
