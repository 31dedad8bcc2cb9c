"""A report's plain text made into the files it may come as: Word with all its ways of hiding words, PDF, wrapped lines."""

import json
import re
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

import typst
from pylopdf_fonts_zh_cn import sans_path

from gongzhi.papers.intake.numbering import han
from gongzhi.papers.tests.intake_files import MAIN, word

# Headings and items that Word would number by itself, by level: how the number is written, and in what.
_LEVELS: tuple[tuple[re.Pattern[str], str, str, Callable[[int], str]], ...] = (
    (re.compile(r"([一二三四五六七八九十]+)、"), "chineseCounting", "%1、", han),
    (re.compile(r"（([一二三四五六七八九十]+)）"), "chineseCounting", "（%2）", han),
    (re.compile(r"(\d{1,2})\.(?!\d)"), "decimal", "%3.", str),
)
# What stands deleted under revision beside every third paragraph: none of it may be read.
_GHOST = "省级补助资金999万元，由鬼影公司承建。"
_PLAIN_RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
_LINE = 28  # characters, GB/T 9704-2012

_PAGE = """
#set page(width: 210mm, height: 297mm, margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  header: align(right, text(size: 14pt)[— #context counter(page).display() —]))
#set text(size: 16pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 12pt)
#for line in json(bytes(sys.inputs.lines)) {
  if line.len() > 1 { table(columns: line.len(), ..line.map(cell => text(size: 8pt, cell))) } else { par(line.at(0)) }
}
"""


def rows_of(text: str) -> list[list[str]]:
    """The lines that say something, each as its cells."""
    return [re.split(r"\t|\|| {2,}", line.strip()) for line in text.split("\n") if line.strip()]


def as_word(text: str) -> bytes:
    """Numbers by list, headings by style, rows as tables, revisions, a footnote, every fifth paragraph in a box."""
    return word(
        "".join(_blocks(text)), ("word/numbering.xml", _numbering()), ("word/footnotes.xml", _notes())
    )


def as_pdf(text: str) -> bytes:
    """Set in the page of an official paper, so that every paragraph is broken into lines; no PDF keeps an empty cell."""
    lines = json.dumps([[cell or "—" for cell in row] for row in rows_of(text)], ensure_ascii=False)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[sans_path().parent]
    )
    made = typst.compile(_PAGE.encode(), font_paths=fonts, sys_inputs={"lines": lines}, timestamp=0)
    assert isinstance(made, bytes)
    return made


def as_wrapped(text: str) -> str:
    """Plain text broken where a line of 28 characters is full, each paragraph indented by two."""
    return "\n".join("\n".join(_wrapped(line)) for line in text.split("\n") if line.strip())


def _wrapped(line: str) -> Iterator[str]:
    if len(rows_of(line)[0]) > 1:
        yield line
        return
    indented = f"　　{line.strip()}" if width(line) > 2 * _LINE else line
    line = ""
    for sign in indented:
        if width(line + sign) > 2 * _LINE:
            yield line
            line = ""
        line += sign
    yield line


def width(line: str) -> int:
    """In half characters: a figure is half as wide as a Chinese sign."""
    return sum(1 if sign.isascii() else 2 for sign in line)


def _blocks(text: str) -> Iterator[str]:
    counts = [0, 0, 0]
    table: list[list[str]] = []
    for number, row in enumerate(rows_of(text)):
        if len(row) > 1:
            table.append(row)
            continue
        if table:
            yield _table(table)
            table = []
        level, said = _numbered(row[0], counts)
        yield _paragraph(said, level, number)
    if table:
        yield _table(table)


def _numbered(line: str, counts: list[int]) -> tuple[int | None, str]:
    """The level whose next number the line bears, and the line without it."""
    for level, (pattern, _, _, write) in enumerate(_LEVELS):
        found = pattern.match(line)
        if found and found[1] == write(counts[level] + 1):
            counts[level:] = [counts[level] + 1, *[0] * (2 - level)]
            return level, line[found.end() :]
    return None, line


def _paragraph(said: str, level: int | None, number: int) -> str:
    numbered = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    heading = '<w:outlineLvl w:val="0"/>' if level == 0 else ""
    whole = f"<w:p><w:pPr>{numbered}{heading}</w:pPr>{_runs(said, number)}</w:p>"
    if number % 5 == 4 and level is None:
        return f"<w:p><w:r><w:pict><w:txbxContent>{whole}</w:txbxContent></w:pict></w:r></w:p>"
    return whole


def _runs(said: str, number: int) -> str:
    """Cut into runs as an editor leaves them: one inserted, one deleted, one that bears a note."""
    half = len(said) // 2
    first, second = (_PLAIN_RUN.format(escape(part)) for part in (said[:half], said[half:]))
    if number % 3 == 0:
        ghost = f"<w:del><w:r><w:delText>{_GHOST}</w:delText></w:r></w:del>"
        return f"<w:ins>{first}</w:ins>{ghost}{second}"
    if number % 3 == 1:
        return f'{first}<w:r><w:footnoteReference w:id="2"/></w:r>{second}'
    return first + second


def _table(rows: list[list[str]]) -> str:
    cells = (
        "".join(f"<w:tc><w:p>{_PLAIN_RUN.format(escape(cell))}</w:p></w:tc>" for cell in row) for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def _numbering() -> bytes:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{sort}"/><w:lvlText w:val="{shape}"/></w:lvl>'
        for level, (_, sort, shape, _) in enumerate(_LEVELS)
    )
    return (
        f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ).encode()


def _notes() -> bytes:
    return (
        f'<w:footnotes xmlns:w="{MAIN}"><w:footnote w:id="2"><w:p>{_PLAIN_RUN.format("见市局通知。")}</w:p></w:footnote>'
        "</w:footnotes>"
    ).encode()
