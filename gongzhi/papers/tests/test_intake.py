"""What is taken in, and as what text."""

import hashlib
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from gongzhi.ground.official.paper import Heading, Paper, Paragraph, Run
from gongzhi.ground.official.pdf import to_pdf
from gongzhi.ground.official.tests.sample import PLAIN
from gongzhi.papers.intake import Fault, Kind, Mark, Taken, Unreadable, What, take_in, take_pasted
from gongzhi.papers.intake.lines import Line, paragraphs
from gongzhi.papers.intake.numbering import han, spaced
from gongzhi.papers.intake.pdf import check_readable
from gongzhi.papers.tests.intake_files import MAIN, paragraph, pdf, said, word

RARE = "社区工作者𠅤㛃、阿依古丽·买买提"


def taken(inner: str, *extra: tuple[str, bytes]) -> str:
    return take_in(word(inner, *extra), "报告.docx").text


def marked(report: Taken) -> list[tuple[str, What]]:
    return [(report.text[mark.start : mark.end], mark.what) for mark in report.marks]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_survives_in_every_encoding_counties_use(coding: str) -> None:
    data = f"{RARE}\r\n到位* *万元".encode(coding)
    assert take_in(data, "报告.TXT") == Taken(
        f"{RARE}\n到位* *万元", Kind.TXT, hashlib.sha256(data).hexdigest(), None
    )


def test_pasted_text_is_hashed_as_it_came() -> None:
    report = take_pasted("⼀、⺠政⼯作\r\n" + RARE)
    assert report.text == f"一、民政工作\n{RARE}"
    assert report.sha256 == hashlib.sha256(("⼀、⺠政⼯作\r\n" + RARE).encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "fault"),
    [("", "empty"), (" \n", "empty"), ("a\0", "binary"), ("\ud800", "coding"), ("字" * 2_000_000, "long")],
)
def test_what_cannot_be_pasted(text: str, fault: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        take_pasted(text)
    assert refusal.value.fault == fault


def test_a_word_report_keeps_its_order_headings_and_tables() -> None:
    document = Document()
    document.add_heading("一、总体情况", 1)
    document.add_paragraph("现将情况报告如下。")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("单位", "到位（万元）", "朝晖\n街道", "* *"), strict=True):
        cell.text = text
    document.add_heading("（一）资金", 2)
    held = BytesIO()
    document.save(held)
    report = take_in(held.getvalue(), "报告.docx")
    assert report.text == "一、总体情况\n现将情况报告如下。\n单位\t到位（万元）\n朝晖 街道\t* *\n（一）资金\n"
    assert report.kind is Kind.DOCX
    assert report.pages is None
    assert marked(report) == [
        ("一、总体情况", What.HEADING1),
        ("单位\t到位（万元）", What.TABLE_ROW),
        ("朝晖 街道\t* *", What.TABLE_ROW),
        ("（一）资金", What.HEADING2),
    ]


LEVELS = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimalEnclosedCircle", "%4"),
    ("upperLetter", "%5)"),
    ("decimal", "%3.%6"),
    ("bullet", "•"),
)


def numbering() -> tuple[str, bytes]:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{shape}"/></w:lvl>'
        for at, (style, shape) in enumerate(LEVELS)
    )
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{more}</w:num>'
        for number, more in ((1, ""), (2, override))
    )
    body = f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{lists}</w:numbering>'
    return "word/numbering.xml", body.encode()


def item(level: int, text: str, list_id: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_automatic_numbers_become_text() -> None:
    steps = (0, 1, 2, 2, 3, 5, 4, 6, 1, 2, 0, 1)
    text = taken("".join(item(level, "项") for level in steps), numbering())
    assert text.split() == (
        [
            "一、项",
            "（一）项",
            "1.项",
            "2.项",
            "①项",
            "2.1",
            "项",
            "A)项",
            "项",
            "（二）项",
            "1.项",
            "二、项",
            "（一）项",
        ]
    )


def test_a_restarted_list_begins_again_and_an_empty_item_takes_no_number() -> None:
    inner = (
        item(0, "甲") + item(0, "") + item(0, "乙") + item(0, "丙", 2) + item(0, "丁", 2) + item(0, "戊", 0)
    )
    assert taken(inner, numbering()).split() == ["一、甲", "二、乙", "一、丙", "二、丁", "戊"]


def test_a_number_never_runs_into_a_figure() -> None:
    assert taken(item(2, "5个社区"), numbering()) == "1. 5个社区\n"
    assert spaced("一、", "5个社区") == "一、5个社区"


@pytest.mark.parametrize(("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (0, "0")])  # fmt: skip
def test_a_chinese_number_is_written(number: int, text: str) -> None:
    assert han(number) == text


def test_headings_come_from_styles_and_what_they_are_based_on() -> None:
    styles = (
        f'<w:styles xmlns:w="{MAIN}">'
        '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="县"><w:name w:val="县标题"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="圈"><w:name w:val="圈"/><w:basedOn w:val="圈"/></w:style>'
        '<w:style w:styleId="目"><w:name w:val="toc 1"/></w:style></w:styles>'
    ).encode()
    inner = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>')
        for text, style in (("目录行", "目"), ("组织", "县"), ("正文", "圈"))
    )
    inner += paragraph("资金", '<w:outlineLvl w:val="1"/>')
    report = take_in(word(inner, ("word/styles.xml", styles), numbering()), "a.docx")
    assert report.text == "一、组织\n正文\n资金\n"
    assert marked(report) == [("一、组织", What.HEADING1), ("资金", What.HEADING2)]


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"<w:p><w:ins>{RUN.format('新增')}</w:ins><w:del>{RUN.format('旧')}</w:del></w:p>", "新增\n"),
        (f"<w:p><w:moveFrom>{RUN.format('移')}</w:moveFrom><w:moveTo>{RUN.format('移')}</w:moveTo></w:p>", "移\n"),
        (paragraph("前", "<w:rPr><w:del/></w:rPr>") + paragraph("后"), "前后\n"),
        (paragraph("末", "<w:rPr><w:del/></w:rPr>"), "末\n"),
        ("<w:p><w:r><w:t>左</w:t><w:tab/><w:t>右</w:t><w:br/><w:t>下</w:t></w:r></w:p>", "左\t右\n下\n"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r></w:p>", "显\n"),
        (f"<w:sdt><w:sdtContent>{paragraph('控件里')}</w:sdtContent></w:sdt>", "控件里\n"),
        (
            f"<w:p><w:r><w:t>段</w:t><w:pict><w:txbxContent>{paragraph('框')}</w:txbxContent></w:pict></w:r></w:p>",
            "段\n框\n",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>合计</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr>"
            "<w:tc><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "合计\t\t3\n",
        ),
    ],
)  # fmt: skip
def test_revisions_boxes_and_merged_cells_are_read_as_they_are_seen(inner: str, text: str) -> None:
    assert taken(inner) == text


def test_a_web_link_in_a_report_is_no_danger() -> None:
    link = (
        b'<Relationships xmlns="x"><Relationship Id="r" Type="http://x/hyperlink" '
        b'Target="http://example.org" TargetMode="External"/></Relationships>'
    )
    assert taken(paragraph("见网站"), ("word/_rels/document.xml.rels", link)) == "见网站\n"


def report(*blocks: Heading | Paragraph) -> Paper:
    return Paper(
        title="进展情况报告", addressee="", blocks=blocks, issuer="青禾县民政局", issued_on=date(2026, 11, 20)
    )


def test_the_lines_of_a_pdf_become_paragraphs_again() -> None:
    first = "各社区按照清单推进2026年的任务，到位370万元，" * 30 + f"由{RARE}负责。"
    second = "第二段接着说明下一步的安排，" * 10 + "完成。"
    made = report(Heading(1, "组织推进"), Paragraph((Run(first),)), Paragraph((Run(second),)))
    read = take_in(to_pdf(made), "报告.pdf")
    assert read.kind is Kind.PDF
    assert read.pages == 2
    assert read.text.split("\n")[:4] == ["进展情况报告", "一、组织推进", first, second]


def lines(*rows: tuple[str, float, float]) -> list[Line]:
    return [Line(text, left, right, 16) for text, left, right in rows]


@pytest.mark.parametrize(
    ("pages", "joined"),
    [
        ([lines(("上半", 32, 500), ("下半。", 0, 100), ("满", 0, 500), ("又", 0, 500))], ["上半下半。", "满又"]),
        ([lines(("句完。", 0, 500), ("另", 0, 500), ("二、题", 0, 90), ("短", 0, 500))], ["句完。", "另", "二、题", "短"]),
        ([lines(("满", 0, 500), ("缩进", 32, 500), ("满", 0, 500), ("表\t格", 0, 500))], ["满", "缩进满", "表\t格"]),
        ([lines(("跨", 0, 500), ("页", 0, 500), ("— 1 —", 400, 450)), lines(("续。", 0, 500), ("2", 0, 9))], ["跨页续。"]),
        ([lines(("共", 0, 90), ("12", 0, 20))], ["共", "12"]),
        ([lines(("use", 0, 500), ("of", 0, 500), ("land", 0, 500))], ["use of land"]),
        ([], []),
    ],
)  # fmt: skip
def test_a_full_line_goes_on_in_the_next(pages: list[list[Line]], joined: list[str]) -> None:
    assert paragraphs(pages) == joined


def test_a_plain_pdf_has_its_pages_counted() -> None:
    read = take_in(pdf(said("Page one."), said("Page two.")), "a.pdf")
    assert (read.text, read.pages) == ("Page one.\nPage two.\n", 2)


def test_a_pdf_whose_signs_stand_for_nothing_is_garbled() -> None:
    with pytest.raises(Unreadable) as refusal:
        check_readable("\ue001\ue002青\ufffd")
    assert refusal.value.fault is Fault.GARBLED


def test_a_mark_is_a_place_in_the_text() -> None:
    report = take_in(word(paragraph("题", '<w:outlineLvl w:val="0"/>')), "a.docx")
    assert report.marks == (Mark(0, 1, What.HEADING1),)


def test_taking_in_twice_gives_the_same() -> None:
    data = to_pdf(PLAIN)
    assert take_in(data, "a.pdf") == take_in(data, "a.pdf")
