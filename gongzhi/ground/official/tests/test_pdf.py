"""The PDF, read back as a reader would get it."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pylopdf_fonts_zh_cn import sans_path

from gongzhi.ground.official.paper import Heading, Paper, Paragraph, Run
from gongzhi.ground.official.pdf import to_pdf
from gongzhi.ground.official.tests.sample import PLAIN, REPORT, SHORT_ISSUER, SIGNS

MM = 72 / 25.4
LONG = replace(PLAIN, blocks=(Paragraph((Run("各单位按清单推进各项任务。" * 200),)),))


def pages(paper: Paper, *, sources: bool = False) -> list[str]:
    """The words of each page, without the breaks and gaps of the setting."""
    document = pdfium.PdfDocument(to_pdf(paper, sources=sources))
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def marks(paper: Paper, page: int = 0) -> list[tuple[str, float, float]]:
    """Every character of a page with its left edge and baseline side, in points from the lower left."""
    words = pdfium.PdfDocument(to_pdf(paper))[page].get_textpage()
    boxes = (
        (words.get_text_range(at, 1), words.get_charbox(at, loose=True)) for at in range(words.count_chars())
    )
    return [(sign, left, bottom) for sign, (left, bottom, _, _) in boxes if sign.strip()]


def start_of(text: str, paper: Paper, page: int = 0) -> tuple[float, float]:
    """Where `text` begins, in points from the left and from the bottom."""
    signs = marks(paper, page)
    at = "".join(sign for sign, _, _ in signs).index(text)
    return signs[at][1:]


def test_signs_of_markup_are_printed_as_they_are() -> None:
    assert "".join(SIGNS.split()) in "".join(pages(REPORT))
    assert '#panic("x")' in "".join(pages(replace(PLAIN, title='#panic("x")', blocks=(Heading(1, "$1/0$"),))))


def test_the_paper_is_a4_and_carries_title_and_author() -> None:
    document = pdfium.PdfDocument(to_pdf(REPORT))
    assert [round(side / MM) for side in document[0].get_size()] == [210, 297]
    assert document.get_metadata_value("Title") == REPORT.title
    assert document.get_metadata_value("Author") == REPORT.issuer


def test_numbers_dates_and_table_are_those_of_the_word_file() -> None:
    said = "".join(pages(REPORT))
    for words in (
        "安澜市民政局：",
        "一、组织推进（一）工作机制1.强化组织保障。召开会议4次。2.压实责任。",
        "表1资金到位情况单位计划（万元）到位（万元）朝晖街道120.0096.00桂花巷社区50.00**合计170.00≥96.00",
        "（1）账目。",
        "附件：1.任务清单2.资金明细表",
        "青禾县民政局2026年7月1日（联系人：苏木）",
    ):
        assert words in said


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    rows: dict[int, int] = {}
    for _, _, bottom in marks(LONG, page=1):
        rows[round(bottom)] = rows.get(round(bottom), 0) + 1
    text = {row: count for row, count in rows.items() if row > 35 * MM}
    assert len(text) == 22
    assert set(text.values()) <= {27, 28, 29}


def test_odd_pages_are_numbered_right_and_even_ones_left() -> None:
    said = pages(LONG)
    assert said[0].endswith("—1—")
    assert said[1].endswith("—2—")
    odd = [mark for mark in marks(LONG) if mark[2] < 35 * MM]
    even = [mark for mark in marks(LONG, page=1) if mark[2] < 35 * MM]
    assert min(left for _, left, _ in odd) > 150 * MM
    assert min(left for _, left, _ in even) == pytest.approx(28 * MM + 14, abs=2)


@pytest.mark.parametrize(("paper", "first"), [(PLAIN, "青禾县城乡"), (SHORT_ISSUER, "县民政局")])
def test_the_date_begins_two_characters_right_of_the_issuer(paper: Paper, first: str) -> None:
    name, _ = start_of(first, paper)
    day, _ = start_of("2026年", paper)
    assert day - name == pytest.approx(2 * 15.75, abs=1.5)


def test_rare_characters_are_printed_and_the_rarest_do_not_stop_the_paper() -> None:
    assert "㛃䶮犇垚" in "".join(pages(REPORT))
    assert len(pages(replace(PLAIN, note="𠮷\U000323af"))) == 1


def test_the_annex_of_sources_opens_a_page_of_its_own() -> None:
    assert pages(REPORT, sources=True)[-1].startswith(
        "附：数据来源（截至2026年11月20日）序号数据数值明细地址1meetings4次/tasks/"
    )
    assert "附：数据来源" not in "".join(pages(REPORT))


def test_equal_papers_give_equal_bytes() -> None:
    assert to_pdf(REPORT) == to_pdf(replace(REPORT))
    assert b"/work" not in to_pdf(REPORT)


def test_the_countys_own_faces_are_taken_from_their_folder(tmp_path: Path) -> None:
    (tmp_path / "own.otf").write_bytes(sans_path().read_bytes())
    assert len(pdfium.PdfDocument(to_pdf(REPORT, faces=[tmp_path]))) == len(pages(REPORT))


def test_the_title_is_two_characters_of_22_points_for_each_44() -> None:
    """GB/T 9704-2012: 2号. Nineteen characters make one line of the 156 mm."""
    signs = marks(replace(PLAIN, title="青禾县城乡社区治理试点工作进展情况汇报"))[:19]
    steps = {round(b[1] - a[1]) for a, b in pairwise(signs)}
    assert steps == {22} and len({bottom for _, _, bottom in signs}) == 1
