"""The public version names no place, person or organisation, and keeps every figure."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.official.docx import to_docx
from gongzhi.ground.official.galley import Line, galley
from gongzhi.ground.official.html import to_html
from gongzhi.ground.official.paper import Heading, Paragraph, Run
from gongzhi.ground.official.tests.sample import FUNDS, PLAIN, RARE, REPORT, figure
from gongzhi.papers.writing.masked import mask

NAMES = ("青禾县", "安澜市", "朝晖街道", "朝晖", "桂花巷", "桂花巷社区", "林禾", "苏木", RARE)


def body(*runs: Run, lead: str | None = None) -> str:
    paper = mask(replace(PLAIN, blocks=(Paragraph(runs, lead=lead),)), NAMES)
    (block,) = paper.blocks
    assert isinstance(block, Paragraph)
    return (block.lead or "") + "".join(run.text for run in block.runs)


def test_no_name_is_left_anywhere_in_the_paper() -> None:
    masked = mask(REPORT, NAMES)
    assert not [name for name in NAMES if name in repr(masked)]
    assert not [name for name in NAMES if name in to_html(masked)]
    assert masked.title == "* *关于城乡社区治理试点项目进展情况的报告"
    assert masked.issuer == "* *民政局"


def test_the_longest_name_goes_first() -> None:
    assert body(Run("在桂花巷社区和桂花巷口。")) == "在* *和* *口。"


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("负责人林\u3000禾。", "负责人* *。"),
        ("负责人林\n禾。", "负责人* *。"),
        ("负责人林\u200b禾。", "负责人* *。"),
        (f"居民{RARE}说。", "居民* *说。"),
    ],
)
def test_a_name_spaced_out_or_in_rare_characters_is_found(text: str, public: str) -> None:
    assert body(Run(text)) == public


def test_the_dot_of_a_long_name_is_found_however_it_was_typed() -> None:
    paper = replace(PLAIN, note="联系人：艾山•托乎提")
    assert mask(paper, ["艾山·托乎提"]).note == "联系人：* *"


def test_a_name_cut_in_two_by_the_edge_of_a_run_is_found() -> None:
    assert body(Run("在朝晖"), Run("街道办")) == "在* *办"
    assert body(Run("街道办"), lead="朝晖") == "* *办"
    assert body(Run("第"), figure("n", "3"), Run("个")) == "第3个"


def test_a_figure_keeps_its_number_day_and_state_and_loses_its_address() -> None:
    masked = mask(replace(PLAIN, blocks=(FUNDS,)), [*NAMES, "96", "120.00"])
    kept = {
        figure.key: (text, figure.as_of, figure.unknown, figure.address) for figure, text in masked.figures()
    }
    assert kept == {
        f.key: (text, f.as_of, f.unknown, None) for f, text in replace(PLAIN, blocks=(FUNDS,)).figures()
    }


def test_a_name_inside_the_text_or_the_key_of_a_figure_is_masked() -> None:
    masked = mask(replace(PLAIN, blocks=(Paragraph((figure("朝晖:done", "朝晖街道21项"),)),)), NAMES)
    assert masked.values() == {"* *:done": "* *21项"}
    numbered = replace(PLAIN, blocks=(Paragraph((figure("homes", "3号院12户"),)),))
    assert mask(numbered, ["3号院"]).values() == {"homes": "* *12户"}


@pytest.mark.parametrize("names", [[], [""], ["  "], ["* *"], ["**", "\u3000"]])
def test_no_names_no_change(names: list[str]) -> None:
    assert mask(REPORT, names) == REPORT


def test_signs_in_a_name_are_not_a_pattern() -> None:
    assert mask(replace(PLAIN, note="甲.乙和甲丙乙"), ["甲.乙"]).note == "* *和甲丙乙"


@given(
    st.lists(st.text("青禾县朝晖林𠅤a·(", min_size=1, max_size=4), max_size=4),
    st.text("青禾县朝晖林𠅤a·(1", max_size=30),
)
def test_whatever_the_names_none_is_left(names: list[str], text: str) -> None:
    cut = len(text) // 2
    runs = (Run(text[:cut]), Run(text[cut:]))
    paper = replace(PLAIN, title=text or "题", issuer="单位", blocks=(Heading(1, text), Paragraph(runs)))
    lines = [p.text for p in galley(mask(paper, names)) if isinstance(p, Line)]
    assert not [name for name in names for line in lines if name in line]


def test_the_masked_word_file_names_nobody() -> None:
    with ZipFile(BytesIO(to_docx(mask(REPORT, NAMES), sources=True))) as box:
        said = "".join(box.read(name).decode() for name in box.namelist())
    assert not [name for name in NAMES if name in said]
