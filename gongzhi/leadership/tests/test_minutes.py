"""The minutes as a Word file, opened again: what it says, its faces, its paper."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongzhi.leadership.minutes import FANG, HEI, TITLE, Item, Minutes, to_docx

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


def opened(paper: Minutes = PAPER) -> Any:
    return Document(BytesIO(to_docx(paper)))


def face(run: Any) -> str:
    return str(run._r.rPr.rFonts.get(qn("w:eastAsia")))


def test_it_says_what_is_on_record_and_that_the_rest_is_unknown() -> None:
    assert [p.text for p in opened().paragraphs if p.text] == [
        "领导小组第一次会议纪要",
        "青治领纪〔2026〕1号",
        "会议时间：2026年3月2日",
        "会议地点：县政府三楼",
        "请　　假：未知",
        "议　　题：研究方案",
        "会议听取了汇报。",
        "会议强调“守底线”。",
        "会议议定以下事项：",
        "一、建立月调度制度。（牵头单位：县民政局；协办单位：县财政局、县住建局；责任人：何采薇；完成期限：2026年4月1日）",
        "十二、原则同意方案。（牵头单位：未知；责任人：未知；完成期限：未知）",
    ]


@pytest.mark.parametrize(
    ("day", "words"), [(date(2026, 3, 5), "2026年3月5日印发"), (None, "　　年　月　日印发")]
)
def test_the_printing_line_stands_last_and_an_open_day_is_left_to_fill_in(
    day: date | None, words: str
) -> None:
    made = opened(replace(PAPER, issued_on=day))
    [table] = made.tables
    order = [part.tag.rpartition("}")[2] for part in table._tbl.tblPr]
    assert order.index("jc") < order.index("tblBorders") < order.index("tblLook")
    assert [part.tag.rpartition("}")[2] for part in made.element.body][-3:] == ["tbl", "p", "sectPr"]
    assert [cell.text for cell in table.rows[0].cells] == ["领导小组", words]


def test_the_paper_is_a4_with_margins_37_35_28_26() -> None:
    made = opened()
    section = made.sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side / Mm(1)) for side in sides] == [37, 35, 28, 26]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    normal = made.styles["Normal"].paragraph_format
    assert (normal.line_spacing, normal.line_spacing_rule) == (Pt(28), WD_LINE_SPACING.EXACTLY)


def test_the_title_is_centred_in_its_face_and_the_body_is_fangsong_of_size_three() -> None:
    lines = [p for p in opened().paragraphs if p.text]
    assert lines[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert [(face(r), r.font.size) for r in lines[0].runs] == [(TITLE, Pt(22))]
    assert [(face(r), r.font.size) for r in lines[3].runs] == [(HEI, Pt(16)), (FANG, Pt(16))]
    assert lines[6].paragraph_format.first_line_indent == Pt(32)
    with ZipFile(BytesIO(to_docx(PAPER))) as box:
        assert (
            f'<w:font w:name="{TITLE}"><w:altName w:val="宋体,SimSun"/>'
            in box.read("word/fontTable.xml").decode()
        )


def test_the_file_names_its_issuer_and_carries_no_sign_that_words_cannot() -> None:
    made = opened(replace(PAPER, title="第\x00一次\u202e会议纪要", number="", issuer="领\x0b导小组"))
    assert next(p.text for p in made.paragraphs) == "第一次会议纪要"
    assert (made.core_properties.author, made.core_properties.title) == ("领导小组", "第一次会议纪要")
    assert made.core_properties.created.date() == date(2026, 3, 5)
    for footer in (made.sections[0].footer, made.sections[0].even_page_footer):
        assert "PAGE" in footer._element.xml
