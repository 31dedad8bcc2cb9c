"""督办单, 约谈通知 and 通报 as official papers. Plain Python; always Chinese, and what is not on record is 未知."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongzhi.ground.official.galley import chinese_date
from gongzhi.ground.official.paper import Block, Heading, Paper, Paragraph, Run, Table

UNKNOWN = "未知"


@dataclass(frozen=True)
class Line:
    """One task as a paper tells of it. A blank unit and no day are unknown; progress is a percentage."""

    title: str
    unit: str
    due_on: date | None
    progress: int | None


@dataclass(frozen=True)
class Told:
    """What an order says. The issuer and the names of tasks are printed as they are on record."""

    number: str
    unit: str
    demand: str
    issued_on: date
    reply_by: date
    issuer: str
    lines: Sequence[Line]


def order_paper(told: Told) -> Paper:
    return Paper(
        "督办单",
        (
            Heading(1, "督办事项"),
            _table(told.lines),
            Heading(1, "督办要求"),
            *_paragraphs(told.demand),
            Heading(1, "回复"),
            _paragraph(f"请于{chinese_date(told.reply_by)}前书面回复办理情况，并附佐证材料。"),
        ),
        told.issuer,
        addressee=told.unit,
        issued_on=told.issued_on,
        number=told.number,
    )


def talk_paper(line: Line, on: date, issuer: str, today: date) -> Paper:
    """Place and hour of the talk are left to be filled in: nothing on record says them."""
    late = (today - line.due_on).days if line.due_on and line.due_on < today else None
    overdue = f"，已逾期{late}天" if late else ""
    return Paper(
        "约谈通知",
        (
            _paragraph(
                f"你单位牵头的“{line.title}”完成期限为{_day(line.due_on)}，现在进度为{_percent(line.progress)}{overdue}。"
                f"按任务升级规则，这项任务已于{chinese_date(on)}升级到约谈。"
            ),
            _paragraph(
                "请你单位主要负责人于\u3000月\u3000日\u3000时到\u3000\u3000\u3000\u3000参加约谈，并带齐以下材料："
            ),
            _paragraph("一是没有按期完成的原因；二是已经采取的措施和佐证材料；三是完成的日期和责任人。"),
        ),
        issuer,
        addressee=line.unit or UNKNOWN,
        issued_on=today,
    )


def named_paper(lines: Sequence[Line], place: str, issuer: str, today: date) -> Paper:
    """Units and tasks, in the order of units: no person is named and nobody is ranked."""
    return Paper(
        f"关于{place}逾期任务办理情况的通报",
        (
            _paragraph(
                f"截至{chinese_date(today)}，按任务升级规则升级到通报、仍没有报送的任务共{len(lines)}项，现予通报。"
            ),
            _table(sorted(lines, key=lambda line: (line.unit, line.due_on or date.max, line.title))),
            _paragraph("请各牵头单位说明原因，明确完成日期，抓紧办理；确需延期的，按程序申请。"),
        ),
        issuer,
        issued_on=today,
    )


def _table(lines: Sequence[Line]) -> Table:
    return Table(
        ("任务", "牵头单位", "完成期限", "进度"),
        tuple(
            (
                Run(line.title),
                Run(line.unit or UNKNOWN),
                Run(_day(line.due_on)),
                Run(_percent(line.progress)),
            )
            for line in lines
        ),
    )


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def _paragraphs(words: str) -> list[Block]:
    return [_paragraph(line) for line in map(str.strip, words.splitlines()) if line]


def _day(day: date | None) -> str:
    return chinese_date(day) if day else UNKNOWN


def _percent(progress: int | None) -> str:
    return UNKNOWN if progress is None else f"{progress}%"
