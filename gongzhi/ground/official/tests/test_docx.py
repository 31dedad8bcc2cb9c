"""The Word file, measured in its XML: GB/T 9704-2012 in twips."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.official.docx import to_docx
from gongzhi.ground.official.galley import chinese_date
from gongzhi.ground.official.paper import Paper, Paragraph, Run
from gongzhi.ground.official.tests.sample import FUNDS, PLAIN, REPORT, SHORT_ISSUER, SIGNS

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"


def part(paper: Paper, name: str, *, sources: bool = False) -> Element:
    with ZipFile(BytesIO(to_docx(paper, sources=sources))) as box:
        return fromstring(box.read(name))


def body(paper: Paper, *, sources: bool = False) -> Element:
    return part(paper, "word/document.xml", sources=sources)


def one(tree: Element, path: str) -> Element:
    (found,) = tree.findall(path, NS)
    return found


def marks(tree: Element, path: str) -> dict[str, str]:
    return {key.removeprefix(W): value for key, value in one(tree, path).attrib.items()}


def style(key: str) -> Element:
    return one(part(PLAIN, "word/styles.xml"), f"w:style[@{W}styleId='{key}']")


def texts(element: Element) -> list[str]:
    return [text.text or "" for text in element.iterfind(".//w:t", NS)]


def words(element: Element) -> str:
    return "".join(texts(element))


def paragraphs(paper: Paper, key: str) -> list[Element]:
    return [p for p in body(paper).iterfind(".//w:p", NS) if marks(p, "w:pPr/w:pStyle") == {"val": key}]


def styled(paper: Paper, key: str) -> list[str]:
    return list(map(words, paragraphs(paper, key)))


def test_a4_with_margins_37_35_28_26_and_a_grid_of_22_lines_of_28() -> None:
    section = one(body(PLAIN), ".//w:sectPr")
    assert marks(section, "w:pgSz") == {"w": "11906", "h": "16838"}
    edges = marks(section, "w:pgMar")
    assert [edges[side] for side in ("top", "bottom", "left", "right")] == ["2098", "1984", "1587", "1474"]
    grid = marks(section, "w:docGrid")
    assert grid["type"] == "linesAndChars"
    height, width = 16838 - 2098 - 1984, 11906 - 1587 - 1474
    assert height // int(grid["linePitch"]) == 22
    assert int(width / 20 / (16 + int(grid["charSpace"]) / 4096)) == 28


def test_python_docx_reads_the_same_measures() -> None:
    section = Document(BytesIO(to_docx(REPORT))).sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round((side or 0) / Mm(1)) for side in sides] == [37, 35, 28, 26]


def test_lines_stand_28_to_29_points_apart_and_28_characters_fill_one() -> None:
    pitch = marks(style("body"), "w:pPr/w:spacing")
    assert pitch["lineRule"] == "exact"
    assert 560 <= int(pitch["line"]) <= 580
    step = 320 + int(marks(style("body"), "w:rPr/w:spacing")["val"])
    assert 28 * step <= 11906 - 1587 - 1474 < 29 * step


@pytest.mark.parametrize(
    ("key", "face", "half_points"),
    [
        ("title", "方正小标宋简体", "44"),
        ("body", "仿宋_GB2312", "32"),
        ("heading1", "黑体", "32"),
        ("heading2", "楷体_GB2312", "32"),
        ("heading3", "仿宋_GB2312", "32"),
        ("heading4", "仿宋_GB2312", "32"),
    ],
)
def test_each_role_wears_the_face_and_size_of_the_standard(key: str, face: str, half_points: str) -> None:
    assert marks(style(key), "w:rPr/w:rFonts")["eastAsia"] == face
    assert marks(style(key), "w:rPr/w:sz")["val"] == half_points


def test_body_and_headings_are_indented_two_characters_and_the_addressee_is_flush() -> None:
    for key in ("body", "heading1", "heading2", "heading3", "heading4", "note"):
        assert marks(style(key), "w:pPr/w:ind") == {"firstLineChars": "200", "firstLine": "630"}
    assert marks(style("addressee"), "w:pPr/w:ind")["firstLineChars"] == "0"
    assert styled(REPORT, "addressee") == ["安澜市民政局："]
    assert marks(style("title"), "w:pPr/w:jc") == {"val": "center"}


def test_headings_are_numbered_and_known_to_the_navigation_pane() -> None:
    assert styled(REPORT, "heading1") == ["一、组织推进", "二、存在问题"]
    assert styled(REPORT, "heading2") == ["（一）工作机制", "（二）资金"]
    assert styled(REPORT, "body")[1] == "1.强化组织保障。召开会议4次。"
    assert marks(style("heading2"), "w:pPr/w:outlineLvl") == {"val": "1"}


def test_every_run_names_a_chinese_and_a_latin_face() -> None:
    runs = body(REPORT).findall(".//w:r[w:t]", NS)
    assert runs
    for run in runs:
        faces = marks(run, "w:rPr/w:rFonts")
        assert faces["ascii"] == faces["hAnsi"] == "Times New Roman"
        assert faces["eastAsia"]


def test_open_faces_stand_in_for_those_that_are_not_free_and_none_is_bundled() -> None:
    table = part(PLAIN, "word/fontTable.xml")
    others = {
        font.get(f"{W}name"): marks(font, "w:altName")["val"].split(",")
        for font in table.findall("w:font", NS)
    }
    assert {"思源宋体", "Noto Serif CJK SC"} <= set(others["方正小标宋简体"])
    assert "FandolFang" in others["仿宋_GB2312"]
    with ZipFile(BytesIO(to_docx(REPORT))) as box:
        assert not [name for name in box.namelist() if "font" in name and name != "word/fontTable.xml"]


@pytest.mark.parametrize(
    ("paper", "right", "left"),
    [(PLAIN, ("200", "630"), ("1600", "5040")), (SHORT_ISSUER, ("700", "2205"), ("1900", "5985"))],
)
def test_without_a_seal_the_date_begins_two_right_of_the_issuer(
    paper: Paper, right: tuple[str, str], left: tuple[str, str]
) -> None:
    (issuer,), (date,) = (
        [marks(p, "w:pPr/w:ind") for p in paragraphs(paper, key)] for key in ("issuer", "date")
    )
    assert (issuer["rightChars"], issuer["right"]) == right
    assert (date["leftChars"], date["left"]) == left
    assert marks(style("issuer"), "w:pPr/w:jc") == {"val": "right"}


def test_the_date_has_no_leading_zero() -> None:
    assert styled(REPORT, "date") == ["2026年7月1日"]


@pytest.mark.parametrize(
    ("kind", "name", "side"), [("default", "footer1.xml", "right"), ("even", "footer2.xml", "left")]
)
def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(kind: str, name: str, side: str) -> None:
    assert part(PLAIN, "word/settings.xml").find("w:evenAndOddHeaders", NS) is not None
    told = one(body(PLAIN), f".//w:footerReference[@{W}type='{kind}']").attrib.values()
    files = {rel.get("Id"): rel.get("Target") for rel in part(PLAIN, "word/_rels/document.xml.rels")}
    assert [files[mark] for mark in told if mark in files] == [name]
    footer = part(PLAIN, f"word/{name}")
    assert words(footer) == "— 1 —"
    assert marks(footer, ".//w:jc") == {"val": side}
    assert marks(footer, ".//w:fldSimple")["instr"].strip() == "PAGE"
    looks = footer.findall(".//w:rPr", NS)
    assert {marks(look, "w:sz")["val"] for look in looks} == {"28"}
    assert {marks(look, "w:rFonts")["eastAsia"] for look in looks} == {"宋体"}


def test_the_page_number_hangs_seven_millimetres_below_the_text() -> None:
    edges = marks(body(PLAIN), ".//w:pgMar")
    assert abs(int(edges["bottom"]) - int(edges["footer"]) - 280 - 397) <= 1


def test_signs_of_markup_are_words() -> None:
    assert SIGNS in styled(REPORT, "body")[-1]
    assert words(body(replace(PLAIN, title="<w:p/>&amp;"))).startswith("<w:p/>&amp;")


def test_a_table_repeats_its_head_and_sets_the_total_in_hei() -> None:
    table = one(body(REPORT), ".//w:tbl")
    assert [words(row) for row in table.findall("w:tr", NS)] == [
        "单位计划（万元）到位（万元）",
        "朝晖街道120.0096.00",
        "桂花巷社区50.00* *",
        "合计170.00≥96.00",
    ]
    assert len(table.findall("w:tr/w:trPr/w:tblHeader", NS)) == 1
    total = table.findall("w:tr", NS)[-1]
    assert {fonts.get(f"{W}eastAsia") for fonts in total.iterfind(".//w:rFonts", NS)} == {"黑体"}
    assert styled(REPORT, "caption") == ["表1\u3000资金到位情况"]


def test_two_tables_in_a_row_do_not_touch_and_a_last_one_is_followed_by_a_paragraph() -> None:
    two = replace(PLAIN, blocks=(FUNDS, replace(FUNDS, caption=None)))
    for paper in (two, replace(PLAIN, blocks=(FUNDS,))):
        kinds = [element.tag.removeprefix(W) for element in one(body(paper, sources=True), "w:body")]
        assert {after for kind, after in pairwise(kinds) if kind == "tbl"} == {"p"}
        assert kinds[-2:] == ["p", "sectPr"]


def test_the_annex_of_sources_is_there_only_when_asked_for() -> None:
    assert "附：数据来源" not in words(body(REPORT))
    annex = body(REPORT, sources=True)
    assert "附：数据来源" in words(annex)
    assert "/tasks/?of=meetings" in words(annex)


def test_equal_papers_give_equal_bytes_without_the_clock() -> None:
    assert to_docx(REPORT) == to_docx(replace(REPORT))
    with ZipFile(BytesIO(to_docx(REPORT))) as box:
        assert {entry.date_time for entry in box.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_tells_its_title_author_and_day_and_no_path() -> None:
    told = Document(BytesIO(to_docx(REPORT))).core_properties
    assert (told.title, told.author) == ("青禾县关于城乡社区治理试点项目进展情况的报告", "青禾县民政局")
    assert told.created is not None
    assert told.created.date() == REPORT.issued_on
    assert Document(BytesIO(to_docx(replace(REPORT, issued_on=None)))).core_properties.modified is None
    with ZipFile(BytesIO(to_docx(REPORT))) as box:
        said = "".join(box.read(name).decode() for name in box.namelist())
    assert not [path for path in ("/home/", "/root/", str(Path.cwd()), "C:\\") if path in said]


ANY_WORDS = st.one_of(
    st.text(max_size=40), st.text(alphabet="\x00\x0b\x1f\ud800\uffff<>&\"'\t\n甲1", max_size=20)
)


@given(ANY_WORDS, ANY_WORDS)
def test_whatever_the_words_the_file_is_well_formed(title: str, text: str) -> None:
    paper = replace(PLAIN, title=title, issuer=text, note=text, blocks=(Paragraph((Run(text),), lead=title),))
    assert not [sign for said in texts(body(paper)) for sign in said if sign < " "]
    assert Document(BytesIO(to_docx(paper))).core_properties.author is not None


def test_the_printing_line_stands_between_two_rules_and_its_day_at_the_right() -> None:
    paper = replace(PLAIN, imprint=True)
    assert styled(paper, "imprint") == [f"{paper.issuer}{chinese_date(paper.issued_on)}印发"]
    [line] = paragraphs(paper, "imprint")
    assert line.find(".//w:tab", NS) is not None
    rules = one(style("imprint"), "w:pPr/w:pBdr")
    assert [(edge.tag.removeprefix(W), edge.get(f"{W}sz")) for edge in rules] == [
        ("top", "8"),
        ("bottom", "8"),
    ]
    assert marks(style("imprint"), "w:rPr/w:sz") == {"val": "28"}
    assert (styled(paper, "issuer"), styled(paper, "date")) == ([], [])
