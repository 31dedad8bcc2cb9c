"""One paper becomes numbered lines, the same for Word, PDF and page."""

from dataclasses import replace
from datetime import date

import pytest

from gongzhi.ground.chinese.ordinals import han
from gongzhi.ground.official.docx import to_docx
from gongzhi.ground.official.galley import Grid, Line, Role, chinese_date, clean, galley
from gongzhi.ground.official.html import to_html
from gongzhi.ground.official.measures import signature
from gongzhi.ground.official.numbering import Numbering
from gongzhi.ground.official.paper import Figure, Heading, Paper, Paragraph, Run, Table
from gongzhi.ground.official.pdf import to_pdf
from gongzhi.ground.official.tests.sample import AS_OF, FUNDS, PLAIN, REPORT, figure
from gongzhi.ground.official.titles import WIDEST, title_lines


def printed(paper: Paper, role: Role) -> list[str]:
    return [piece.text for piece in galley(paper) if isinstance(piece, Line) and piece.role is role]


@pytest.mark.parametrize(
    ("number", "word"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (24, "二十四"), (99, "九十九")]
)
def test_ordinals(number: int, word: str) -> None:
    assert han(number) == word


@pytest.mark.parametrize("number", [0, -1, 100])
def test_ordinals_end_at_ninety_nine(number: int) -> None:
    with pytest.raises(ValueError, match="九十九"):
        han(number)


def test_a_heading_starts_the_levels_below_it_anew_and_a_level_may_be_left_out() -> None:
    numbers = Numbering()
    levels = [1, 2, 3, 4, 4, 3, 2, 3, 1, 3, 4, 2]
    assert [numbers.heading(level) for level in levels] == [
        *("一、", "（一）", "1.", "（1）", "（2）", "2.", "（二）", "1."),
        *("二、", "1.", "（1）", "（一）"),
    ]


def test_a_run_in_lead_counts_with_the_headings_and_ends_in_a_stop() -> None:
    assert printed(REPORT, Role.BODY)[1:3] == [
        "1.强化组织保障。召开会议4次。",
        "2.压实责任。朝晖街道和桂花巷社区先行。",
    ]
    asked = replace(PLAIN, blocks=(Paragraph((Run("查明原因。"),), lead="为什么？", lead_level=4),))
    assert printed(asked, Role.BODY) == ["（1）为什么？查明原因。"]


def test_the_lines_around_the_text() -> None:
    assert printed(REPORT, Role.MASTHEAD) == ["青民〔2026〕18号签发人：林禾"]
    assert printed(REPORT, Role.DRAFT) == ["（征求意见稿）"]
    assert printed(REPORT, Role.ADDRESSEE) == ["安澜市民政局："]
    assert printed(replace(REPORT, addressee="安澜市民政局:"), Role.ADDRESSEE) == ["安澜市民政局："]
    assert printed(REPORT, Role.ATTACHMENT) == ["附件：1.任务清单"]
    assert printed(REPORT, Role.NEXT_ATTACHMENT) == ["2.资金明细表"]
    assert printed(replace(REPORT, attachments=("任务清单。",)), Role.ONLY_ATTACHMENT) == ["附件：任务清单"]
    assert printed(REPORT, Role.NOTE) == ["（联系人：苏木）"]
    assert printed(replace(REPORT, note="（联系人：苏木）"), Role.NOTE) == ["（联系人：苏木）"]
    assert printed(REPORT, Role.CAPTION) == ["表1\u3000资金到位情况"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 7, 1), "2026年7月1日"),
        (date(2026, 11, 23), "2026年11月23日"),
        (None, "\u3000\u3000年\u3000月\u3000日"),
    ],
)
def test_dates_carry_no_leading_zero_and_an_unknown_day_stays_open(day: date | None, words: str) -> None:
    assert chinese_date(day) == words


@pytest.mark.parametrize(
    ("issuer", "day", "right", "left"),
    [
        ("青禾县城乡社区治理办公室", "2026年7月1日", 2, 16),
        ("县民政局", "2026年7月1日", 6, 20),
        ("县民政局", "2026年11月23日", 7, 19),
        ("长" * 40, "2026年7月1日", 2, 2),
    ],
)
def test_the_date_begins_two_characters_right_of_the_issuer(
    issuer: str, day: str, right: float, left: float
) -> None:
    stand = signature(issuer, day)
    assert (stand.issuer_right, stand.date_left) == (right, left)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("进展情况报告", ["进展情况报告"]),
        ("青禾县\n进展情况报告", ["青禾县", "进展情况报告"]),
        (
            "青禾县关于城乡社区治理试点项目进展情况的报告",
            ["青禾县关于城乡社区治理", "试点项目进展情况的报告"],
        ),
        ("", [""]),
    ],
)
def test_a_long_title_breaks_between_words(title: str, lines: list[str]) -> None:
    assert title_lines(title) == lines


@pytest.mark.parametrize("title", ["报" * 77, "关于" * 30, "a" * 90, "（" * 45, "2026年" * 20])
def test_whatever_the_title_nothing_is_lost_and_every_line_fits(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    assert max(sum(0.5 if sign.isascii() else 1 for sign in line) for line in lines) <= WIDEST


def test_clean_text_carries_no_control_character_surrogate_or_direction_mark() -> None:
    assert clean("甲\x00\x0b\x1f乙\ud800\u202e丙\uffff") == "甲乙丙"
    assert clean("甲\r\n乙\t丙\u2028丁") == "甲 乙 丙 丁"
    assert clean("𠅤㛃·买买提") == "𠅤㛃·买买提"


def test_a_table_shares_the_width_and_knows_its_columns_of_figures() -> None:
    grid = next(piece for piece in galley(REPORT) if isinstance(piece, Grid))
    assert sum(grid.shares) == 1000
    assert grid.figures == (False, True, True)
    assert grid.has_total
    assert len(grid.rows) == 3


def test_the_annex_names_each_figure_once_with_its_address_and_the_day_of_all_in_its_heading() -> None:
    heading, annex = galley(REPORT, sources=True)[-2:]
    assert isinstance(heading, Line) and heading.text == "附：数据来源（截至2026年11月20日）"
    assert isinstance(annex, Grid)
    assert [cell.text for cell in annex.rows[0]] == ["1", "meetings", "4次", "/tasks/?of=meetings"]
    assert len(annex.rows) == 7
    assert galley(PLAIN, sources=True) == galley(PLAIN)


def test_figures_of_several_days_carry_each_their_own() -> None:
    runs = tuple(Run("1", Figure(f"k{day}", date(2026, 3, day), "/tasks/")) for day in (1, 2))
    heading, annex = galley(replace(PLAIN, blocks=(Paragraph(runs),)), sources=True)[-2:]
    assert isinstance(heading, Line) and heading.text == "附：数据来源"
    assert isinstance(annex, Grid) and "截至" in annex.head
    assert [row[3].text for row in annex.rows] == ["2026年3月1日", "2026年3月2日"]


def test_a_table_of_no_rows_is_still_a_table() -> None:
    empty = replace(PLAIN, blocks=(Table(("单位", "金额"), ()),))
    assert next(p for p in galley(empty) if isinstance(p, Grid)).figures == (False, False)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//other.example/x", "/\\other", "tasks/", "/a b", "/a\nb", ""]
)
def test_a_figure_refuses_an_address_off_this_site(address: str) -> None:
    with pytest.raises(ValueError, match="本站路径"):
        Figure("tasks", AS_OF, address)


def test_blocks_that_cannot_be_printed_are_refused() -> None:
    with pytest.raises(ValueError, match="第2行有1格"):
        replace(FUNDS, rows=(FUNDS.rows[0], (Run("缺"),)))
    with pytest.raises(ValueError, match="表头"):
        Table((), ())
    with pytest.raises(ValueError, match="5级"):
        Heading(5, "太深")


def test_a_figure_printed_two_ways_keeps_both() -> None:
    twice = replace(
        PLAIN, blocks=(Paragraph((figure("done", "21项"), figure("done", "22项"), figure("done", "21项"))),)
    )
    assert twice.values() == {"done": "21项；22项"}


@pytest.mark.parametrize(
    "paper",
    [
        Paper("", (), ""),
        replace(PLAIN, signer="林禾"),
        replace(PLAIN, number="青民〔2026〕1号"),
        replace(PLAIN, blocks=(Paragraph(()), Paragraph((Run(""),)))),
        replace(PLAIN, blocks=(Table(("栏",), ((Run("x" * 300),),)),)),
        replace(PLAIN, attachments=("",), issuer="长" * 60),
    ],
    ids=["empty", "signer", "number", "empty paragraphs", "long word", "long issuer"],
)
def test_a_thin_paper_is_still_printed_three_ways(paper: Paper) -> None:
    assert to_docx(paper, sources=True).startswith(b"PK")
    assert to_pdf(paper, sources=True).startswith(b"%PDF")
    assert to_html(paper).endswith("</article>")


MINUTES = Paper(
    "第一次会议纪要",
    (Paragraph((Run("县政府三楼"),), label="会议地点："), Paragraph((), label="议定事项：")),
    "领导小组",
    issued_on=AS_OF,
    serial="青治领纪〔2026〕1号",
    imprint=True,
)


def test_minutes_carry_their_number_under_the_title_and_end_in_the_printing_line() -> None:
    """GB/T 9704-2012, 7.4: issuer left, day of printing right, between two rules; nobody signs."""
    pieces = [p for p in galley(MINUTES) if isinstance(p, Line) and p.role is not Role.BLANK]
    assert [(p.role, [s.text for s in p.spans]) for p in pieces] == [
        (Role.TITLE, ["第一次会议纪要"]),
        (Role.SERIAL, ["青治领纪〔2026〕1号"]),
        (Role.BODY, ["会议地点：", "县政府三楼"]),
        (Role.BODY, ["议定事项："]),
        (Role.IMPRINT, ["领导小组", "2026年11月20日印发"]),
    ]
    assert [s.role for s in pieces[2].spans] == [Role.HEADING1, None]
    said = to_html(MINUTES)
    assert '<p class="imprint">领导小组 2026年11月20日印发</p>' in said
    assert '<p class="body"><span class="heading1">会议地点：</span>县政府三楼</p>' in said
    assert to_pdf(MINUTES).startswith(b"%PDF")
