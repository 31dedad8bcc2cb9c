"""会议纪要 as a Word file in the layout of official papers: A4, 37/35/28/26 mm, lines 28 points apart.

Always Chinese, whatever language the page speaks. What is not on record is printed as 未知.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from gongzhi.ground.chinese.ordinals import han

LATIN, TITLE, HEI, FANG, SONG = "Times New Roman", "方正小标宋简体", "黑体", "仿宋_GB2312", "宋体"
# The faces of official papers are named, not shipped: what stands in where one is missing.
STAND_INS = {TITLE: "宋体,SimSun", HEI: "SimHei", FANG: "仿宋,FangSong", SONG: "SimSun"}
TITLE_SIZE, BODY_SIZE, SMALL_SIZE, PITCH = 22, 16, 14, 28  # points: 二号, 三号, 四号, line to line
MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}  # millimetres
UNKNOWN = "未知"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


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


def to_docx(paper: Minutes) -> bytes:
    """The Word file."""
    made = Document()
    _page(made)
    _plain(made.styles["Normal"])
    _title(made, paper)
    _labelled(made, "会议时间", _day(paper.held_on))
    for label, words in paper.heads:
        _labelled(made, label, words or UNKNOWN)
    for line in filter(None, map(str.strip, paper.notes.splitlines())):
        _line(made, (line, FANG))
    if paper.items:
        _line(made, ("会议议定以下事项：", HEI))
    for item in paper.items:
        _line(made, (f"{han(item.number)}、{item.text.rstrip('。；')}。", FANG), (f"（{_duty(item)}）", FANG))
    _imprint(made, paper)
    _known_by(made, paper)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else UNKNOWN


def _duty(item: Item) -> str:
    parts = [f"牵头单位：{item.lead or UNKNOWN}"]
    if item.partners:
        parts.append(f"协办单位：{item.partners}")
    return "；".join([*parts, f"责任人：{item.accountable or UNKNOWN}", f"完成期限：{_day(item.due_on)}"])


def _page(made: Any) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    section.footer_distance = Mm(25)
    made.settings.odd_and_even_pages_header_footer = True
    _folio(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _folio(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _folio(footer: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 — at the outer edge of the page."""
    line = footer.paragraphs[0]
    line.alignment = side
    _run(line, "— ", SONG, SMALL_SIZE)
    number = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    line._p.append(number)
    _run(line, " —", SONG, SMALL_SIZE)


def _plain(style: Any) -> None:
    style.font.size = Pt(BODY_SIZE)
    _faces(style.element.get_or_add_rPr(), FANG)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = Pt(PITCH)


def _faces(properties: Any, face: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for kind, name in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", face), ("cs", LATIN)):
        fonts.set(qn(f"w:{kind}"), name)
    fonts.set(qn("w:hint"), "eastAsia")  # Chinese quotation marks and dashes stay full-width


def _run(line: Any, text: str, face: str, size: int = BODY_SIZE) -> None:
    run = line.add_run(_FORBIDDEN.sub("", text))
    run.font.size = Pt(size)
    _faces(run._r.get_or_add_rPr(), face)


def _line(made: Any, *runs: tuple[str, str]) -> None:
    """A paragraph of body text, its first line two characters in."""
    line = made.add_paragraph()
    line.paragraph_format.first_line_indent = Pt(2 * BODY_SIZE)
    for text, face in runs:
        _run(line, text, face)


def _labelled(made: Any, label: str, words: str) -> None:
    _line(made, (f"{label}：", HEI), (words, FANG))


def _title(made: Any, paper: Minutes) -> None:
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Pt(PITCH + 6)  # 二号 needs more air than the body where it breaks
    _run(title, paper.title if paper.title.endswith("纪要") else f"{paper.title}纪要", TITLE, TITLE_SIZE)
    if paper.number:
        number = made.add_paragraph()
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(number, paper.number, FANG)
    made.add_paragraph()


def _imprint(made: Any, paper: Minutes) -> None:
    """The printing line between two rules; a day that is not on record is left to be filled in."""
    made.add_paragraph()
    table = made.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    edges = "".join(f'<w:{edge} w:val="single" w:sz="8" w:color="000000"/>' for edge in ("top", "bottom"))
    # Word takes the parts of a table's look in one order only: rules before tblLook.
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>"))
    day = _day(paper.issued_on) if paper.issued_on else "\u3000\u3000年\u3000月\u3000日"
    sides = ((paper.issuer, WD_ALIGN_PARAGRAPH.LEFT), (f"{day}印发", WD_ALIGN_PARAGRAPH.RIGHT))
    for cell, (text, side) in zip(table.rows[0].cells, sides, strict=True):
        cell.paragraphs[0].alignment = side
        _run(cell.paragraphs[0], text, FANG, SMALL_SIZE)
    made.add_paragraph().paragraph_format.line_spacing = Pt(1)  # Word wants a paragraph after the last table


def _known_by(made: Any, paper: Minutes) -> None:
    """Title, issuer and day of the file; and the faces that stand in for those that are missing."""
    about = made.core_properties
    about.title, about.author = _FORBIDDEN.sub("", paper.title), _FORBIDDEN.sub("", paper.issuer)
    about.last_modified_by, about.comments, about.language = about.author, "", "zh-CN"
    about.created = about.modified = datetime.combine(paper.issued_on or paper.held_on, time(), UTC)
    named = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for face, others in STAND_INS.items()
    )
    for part in made.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = part.blob.replace(b"</w:fonts>", f"{named}</w:fonts>".encode())
