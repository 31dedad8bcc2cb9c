"""The same report gives the same facts whether it comes as text, as Word, as PDF or with its lines broken."""

from collections import Counter

import pytest

from bench.labels import Report, reports
from gongzhi.papers.intake import take_in
from gongzhi.papers.reading import read
from gongzhi.papers.tests.report_files import as_pdf, as_word, as_wrapped

# Reports whose lines are the writer's own; in the others a scanner has broken them, and where a note has no full
# stops only its blank lines tell paragraphs apart, which Word and PDF do not keep.
WHOLE = [report for report in reports("train") if "ocr" not in report.name and "sloppy" not in report.name]
# Where a PDF sets the words of a table cell in two lines, they are not put together again.
ON_PAPER = [report for report in WHOLE if "items-table" not in report.name]
Fact = tuple[str, str, str]


def facts(text: str) -> Counter[Fact]:
    """Kind, value and words of every fact; how blanks were set between the words does not matter."""
    found = read(text).candidates
    return Counter(
        (str(each.kind), each.value, "".join(text[each.start : each.end].split())) for each in found
    )


def differences(one: Counter[Fact], other: Counter[Fact]) -> list[Fact]:
    return [*(one - other), *(other - one)]


@pytest.mark.parametrize("report", WHOLE, ids=lambda report: report.name)
def test_word_gives_the_facts_of_the_text(report: Report) -> None:
    draft = take_in(as_word(report.text), "报告.docx")
    assert "鬼影" not in draft.text
    assert differences(facts(report.text), facts(draft.text)) == []


@pytest.mark.parametrize("report", ON_PAPER, ids=lambda report: report.name)
def test_pdf_gives_the_facts_of_the_text(report: Report) -> None:
    draft = take_in(as_pdf(report.text), "报告.pdf")
    assert differences(facts(report.text), facts(draft.text)) == []


@pytest.mark.parametrize("report", WHOLE, ids=lambda report: report.name)
def test_broken_lines_give_the_facts_of_the_text(report: Report) -> None:
    assert differences(facts(report.text), facts(as_wrapped(report.text))) == []
