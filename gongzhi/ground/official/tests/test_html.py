"""The report as a fragment of a page."""

from dataclasses import replace
from html.parser import HTMLParser

from gongzhi.ground.official.html import to_html
from gongzhi.ground.official.paper import Figure, Paragraph, Run
from gongzhi.ground.official.tests.sample import AS_OF, PLAIN, REPORT, figure

HOSTILE = "\"><script>alert('x')</script>&amp;"


class Reader(HTMLParser):
    """Every start tag with its attributes, and the open tags left at the end."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_headings_carry_the_same_numbers_and_their_rank() -> None:
    page = to_html(REPORT)
    assert '<h3 class="heading1">一、组织推进</h3>' in page
    assert '<h4 class="heading2">（二）资金</h4>' in page
    assert '<p class="body"><span class="heading3">1.强化组织保障。</span>召开会议' in page
    assert '<h2 class="title">青禾县关于城乡社区治理试点项目进展情况的报告</h2>' in page


def test_a_figure_opens_its_rows_and_tells_its_day() -> None:
    links = [attrs for tag, attrs in Reader(to_html(REPORT)).tags if tag == "a"]
    assert links[0] == {
        "class": "figure",
        "data-key": "meetings",
        "data-as-of": "2026-11-20",
        "title": "截至2026年11月20日",
        "href": "/tasks/?of=meetings",
    }
    assert [link["data-key"] for link in links if link["class"] == "figure unknown"] == ["paid:2", "paid"]


def test_a_figure_without_address_is_no_link() -> None:
    lone = Run("4次", Figure("met", AS_OF))
    page = to_html(replace(PLAIN, blocks=(Paragraph((lone,)),)))
    assert "<a " not in page
    assert '<span class="figure"' in page


def test_every_text_is_escaped() -> None:
    evil = replace(
        REPORT,
        title=HOSTILE,
        addressee=HOSTILE,
        issuer=HOSTILE,
        note=HOSTILE,
        draft_mark=HOSTILE,
        number=HOSTILE,
        signer=HOSTILE,
        attachments=(HOSTILE,),
        blocks=(
            *REPORT.blocks,
            Paragraph((figure(HOSTILE, HOSTILE, address='/x?"onclick="a&b'),), lead=HOSTILE),
        ),
    )
    read = Reader(to_html(evil))
    assert read.open == []
    assert "script" not in {tag for tag, _ in read.tags}
    assert {name for _, attrs in read.tags for name in attrs} <= {
        *("class", "lang", "href", "title", "data-key", "data-as-of", "scope")
    }
    assert read.words.count("<script>") == 10


def test_a_table_has_a_caption_a_head_and_a_foot() -> None:
    page = to_html(REPORT)
    assert "<caption>表1\u3000资金到位情况</caption>" in page
    assert page.count('<th scope="col">') == 3
    assert "<tfoot><tr><td>合计</td>" in page
    assert '<td class="number"><a ' in page


def test_number_and_signer_stand_apart() -> None:
    assert '<p class="masthead">青民〔2026〕18号 签发人：<span class="signer">林禾</span></p>' in to_html(
        REPORT
    )
