"""A report as PDF, set by Typst from the template beside this file. Equal papers give equal bytes.

Only the faces of the pylopdf-fonts-zh-cn package and those in `faces` are used, never the machine's own, so the
same paper looks alike everywhere. The words go in as data: no sign in them is markup.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import typst
from pylopdf_fonts_zh_cn import sans_path

from gongzhi.ground.official import measures
from gongzhi.ground.official.docx_parts import FANG, HEI, KAI, TITLE_FACE
from gongzhi.ground.official.galley import Grid, Line, Piece, Role, clean, galley
from gongzhi.ground.official.paper import Paper

_TEMPLATE = Path(__file__).with_name("paper.typ")
_MEASURES = {
    "width": measures.PAGE[0],
    "height": measures.PAGE[1],
    "top": measures.TOP,
    "right": measures.RIGHT,
    "bottom": measures.BOTTOM,
    "left": measures.LEFT,
    "folio-below": measures.FOLIO_BELOW,
    "folio-size": measures.FOLIO_SIZE,
    "size": measures.BODY_SIZE,
    "title-size": measures.TITLE_SIZE,
    "table-size": measures.TABLE_SIZE,
    "table-pitch": measures.TABLE_PITCH,
    "pitch": measures.LINE_PITCH,
    "character": measures.CHARACTER_PITCH,
}


def to_pdf(paper: Paper, *, sources: bool = False, faces: Sequence[Path] = ()) -> bytes:
    """The PDF. `faces` are folders of fonts the county holds a licence for (方正小标宋, 仿宋_GB2312 …)."""
    said = json.dumps(_data(paper, galley(paper, sources=sources), own=bool(faces)), ensure_ascii=False)
    pdf = typst.compile(
        _template(),
        font_paths=_fonts(tuple(faces)),
        sys_inputs={"paper": said},
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


@cache
def _fonts(faces: tuple[Path, ...]) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[*faces, sans_path().parent],
    )


def _data(paper: Paper, pieces: tuple[Piece, ...], *, own: bool) -> dict[str, object]:
    """What the template reads. A face is named only where one may be found: Typst warns of each that is missing."""
    named = {"title-faces": TITLE_FACE, "hei-faces": HEI, "kai-faces": KAI, "fang-faces": FANG}
    return {
        "title": clean("".join(paper.title.splitlines())),
        "author": clean(paper.issuer),
        "measures": _MEASURES,
        "pieces": list(_pieces(pieces)),
        **{role: [face] if own else [] for role, face in named.items()},
    }


def _pieces(pieces: tuple[Piece, ...]) -> Iterator[dict[str, object]]:
    """Title lines are one heading to a reader, so they travel together; the signature knows where it stands."""
    titles = [piece.text for piece in pieces if isinstance(piece, Line) and piece.role is Role.TITLE]
    issuer = "".join(piece.text for piece in pieces if isinstance(piece, Line) and piece.role is Role.ISSUER)
    place = {"issuer": issuer, "right": measures.signature_of(pieces).issuer_right}
    for piece in pieces:
        if isinstance(piece, Grid):
            yield _table(piece)
        elif piece.role is not Role.TITLE:
            yield _line(piece) | (place if piece.role in (Role.ISSUER, Role.DATE) else {})
        elif titles:
            yield {"role": Role.TITLE, "rows": titles}
            titles = []


def _line(line: Line) -> dict[str, object]:
    spans = [{"text": span.text, "role": span.role or line.role} for span in line.spans]
    return {"role": line.role, "spans": spans}


def _table(grid: Grid) -> dict[str, object]:
    return {
        "head": grid.head,
        "rows": [[cell.text for cell in row] for row in grid.rows],
        "total": grid.has_total,
        "shares": grid.shares,
        "numeric": grid.figures,
    }
