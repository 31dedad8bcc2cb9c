"""How long a three-page report takes: our Word file beside docxtpl filling in a template with the same words, and the PDF.

Run with `python -m bench.writing`; ends with 1 when the Word file takes more than twice as long as docxtpl.
"""

import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from statistics import median
from time import perf_counter

import pypdfium2 as pdfium
from docx import Document
from docxtpl import DocxTemplate

from gongzhi.ground.official.docx import to_docx
from gongzhi.ground.official.galley import Line, galley
from gongzhi.ground.official.paper import Figure, Heading, Paper, Paragraph, Run
from gongzhi.ground.official.pdf import to_pdf

ROUNDS = 30
LIMIT = 2.0
SENTENCE = (
    "各成员单位按照任务清单逐项推进，社区、社会组织、社会工作者、志愿者和慈善资源的衔接比上季度更加顺畅，"
)


def report(mark: str = "") -> Paper:
    """Three pages: three sections of three run-in paragraphs, a figure in each; `mark` changes every one of them."""
    blocks: list[Heading | Paragraph] = []
    for section in range(3):
        blocks.append(Heading(1, "工作推进情况"))
        for place in range(3):
            met = Run(f"{section + place}项", Figure(f"met:{section}:{place}", date(2026, 11, 20), "/tasks/"))
            blocks.append(
                Paragraph((Run(SENTENCE), Run(f"{mark}已办结"), met, Run("。" + SENTENCE)), lead="工作机制")
            )
    return Paper(
        title="青禾县关于城乡社区治理试点项目进展情况的报告",
        addressee="安澜市民政局",
        blocks=tuple(blocks),
        issuer="青禾县民政局",
        issued_on=date(2026, 11, 20),
    )


def template() -> bytes:
    """What a county would draw up in Word for docxtpl: a title and one paragraph repeated for each line."""
    drawn = Document()
    for words in ("{{ title }}", "{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        drawn.add_paragraph(words)
    held = BytesIO()
    drawn.save(held)
    return held.getvalue()


def filled(form: bytes, paper: Paper) -> bytes:
    lines = [piece.text for piece in galley(paper) if isinstance(piece, Line)]
    document = DocxTemplate(BytesIO(form))
    document.render({"title": paper.title, "lines": lines}, autoescape=True)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def milliseconds(work: Callable[[], object]) -> float:
    """The median of `ROUNDS` runs after one to warm up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times) * 1000


def changing() -> Callable[[], object]:
    """A paper whose words differ each time, so that Typst cannot answer from memory."""
    rounds = iter(range(ROUNDS + 1))
    return lambda: to_pdf(report(str(next(rounds))))


def main() -> int:
    paper, form = report(), template()
    ours, theirs = milliseconds(lambda: to_docx(paper)), milliseconds(lambda: filled(form, paper))
    first = perf_counter()
    pages = len(pdfium.PdfDocument(to_pdf(paper)))
    first = (perf_counter() - first) * 1000
    print(f"report: {pages} pages")
    print(f"to_docx {ours:.1f} ms, docxtpl {theirs:.1f} ms, ratio {ours / theirs:.2f} (at most {LIMIT:.0f})")
    print(f"to_pdf  {milliseconds(changing()):.1f} ms, the first one {first:.1f} ms")
    return int(ours > LIMIT * theirs)


if __name__ == "__main__":
    sys.exit(main())
