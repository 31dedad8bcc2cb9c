"""The body of the Word file: the galley's lines and tables as WordprocessingML."""

from itertools import zip_longest
from xml.sax.saxutils import escape

from gongzhi.ground.official.docx_parts import HEAD, HEI, LOOKS, R, W, fonts, indent, mm, section
from gongzhi.ground.official.galley import Grid, Line, Piece, Role, Span
from gongzhi.ground.official.measures import LEFT, PAGE, RIGHT, signature_of

_AREA = mm(PAGE[0] - LEFT - RIGHT)
_RPR = {look.face: f"<w:rPr>{fonts(look.face)}</w:rPr>" for look in LOOKS.values()}
_TAB = "<w:r><w:tab/></w:r>"
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def document(pieces: tuple[Piece, ...]) -> str:
    """The whole word/document.xml."""
    stand = signature_of(pieces)
    places = {Role.ISSUER: indent(right=stand.issuer_right), Role.DATE: indent(left=stand.date_left)}
    body = "".join(
        _table(piece, following) if isinstance(piece, Grid) else _line(piece, places.get(piece.role, ""))
        for piece, following in zip_longest(pieces, pieces[1:])
    )
    return f"{HEAD}<w:document {W} {R}><w:body>{body}{section()}</w:body></w:document>"


def _line(line: Line, place: str) -> str:
    runs = [_run(span, LOOKS[span.role or line.role].face) for span in line.spans]
    if line.role in (Role.MASTHEAD, Role.IMPRINT):
        runs.insert(1, _TAB)
    return _paragraph(line.role, "".join(runs), place)


def _paragraph(style: str, runs: str, place: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{place}</w:pPr>{runs}</w:p>'


def _run(span: Span, face: str) -> str:
    return f'<w:r>{_RPR[face]}<w:t xml:space="preserve">{escape(span.text)}</w:t></w:r>' if span.text else ""


def _table(grid: Grid, following: Piece | None) -> str:
    """Word joins two tables that touch and wants a paragraph after the last: a low empty one parts them."""
    widths = [_AREA * share // 1000 for share in grid.shares]
    head = _row(tuple(map(Span, grid.head)), widths, ["cellHead"] * len(widths), HEI, repeated=True)
    styles = ["cellFigure" if figures else "cellText" for figures in grid.figures]
    last = len(grid.rows) - 1 if grid.has_total else -1
    rows = [
        _row(cells, widths, styles, HEI if place == last else LOOKS["cellText"].face)
        for place, cells in enumerate(grid.rows)
    ]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
        f"{'' if isinstance(following, Line) else _paragraph('cellText', '')}"
    )


def _row(
    cells: tuple[Span, ...], widths: list[int], styles: list[str], face: str, *, repeated: bool = False
) -> str:
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(style, _run(cell, face))}</w:tc>"
        for cell, width, style in zip(cells, widths, styles, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * repeated}</w:trPr>{drawn}</w:tr>"
