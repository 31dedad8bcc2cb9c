"""The minutes as a Word file, opened again: what it says and how it ends. The layout is tested with the engine."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from gongzhi.ground.official.docx import to_docx
from gongzhi.leadership.rules.minutes import Item, Minutes, paper_of

PAPER = Minutes(
    title="领导小组第一次会议",
    number="青治领纪〔2026〕1号",
    held_on=date(2026, 3, 2),
    heads=(("会议地点", "县政府三楼"), ("请　　假", ""), ("议　　题", "研究方案")),
    notes="会议听取了汇报。\n\n会议强调“守底线”。",
    items=(
        Item(1, "建立月调度制度。", "县民政局", "县财政局、县住建局", "何采薇", date(2026, 4, 1)),
        Item(12, "原则同意方案", "", "", "", None),
    ),
    issuer="领导小组",
    issued_on=date(2026, 3, 5),
)


def opened(minutes: Minutes = PAPER) -> Any:
    return Document(BytesIO(to_docx(paper_of(minutes))))


def test_it_says_what_is_on_record_and_that_the_rest_is_unknown() -> None:
    assert [(p.style.name, p.text) for p in opened().paragraphs if p.text] == [
        ("公文标题", "领导小组第一次会议纪要"),
        ("编号", "青治领纪〔2026〕1号"),
        ("公文正文", "会议时间：2026年3月2日"),
        ("公文正文", "会议地点：县政府三楼"),
        ("公文正文", "请　　假：未知"),
        ("公文正文", "议　　题：研究方案"),
        ("公文正文", "会议听取了汇报。"),
        ("公文正文", "会议强调“守底线”。"),
        ("公文正文", "会议议定以下事项："),
        (
            "公文正文",
            "一、建立月调度制度。（牵头单位：县民政局；协办单位：县财政局、县住建局；责任人：何采薇；完成期限：2026年4月1日）",
        ),
        ("公文正文", "十二、原则同意方案。（牵头单位：未知；责任人：未知；完成期限：未知）"),
        ("版记", "领导小组\t2026年3月5日印发"),
    ]


@pytest.mark.parametrize(("number", "words"), [("", "领导小组\t\u3000\u3000年\u3000月\u3000日印发")])
def test_an_open_day_is_left_to_fill_in_and_no_number_leaves_no_line(number: str, words: str) -> None:
    made = opened(replace(PAPER, issued_on=None, number=number, title="第一次会议纪要"))
    lines = [(p.style.name, p.text) for p in made.paragraphs if p.text]
    assert (lines[0], lines[-1]) == (("公文标题", "第一次会议纪要"), ("版记", words))
    assert "编号" not in {style for style, _ in lines}
