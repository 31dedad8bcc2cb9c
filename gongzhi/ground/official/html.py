"""A paper as a fragment of a page: everything escaped, no style or script, each figure a link to its rows."""

from html import escape

from gongzhi.ground.official.galley import Grid, Line, Role, Span, chinese_date, clean, galley
from gongzhi.ground.official.paper import Figure, Paper

# The page around the fragment owns h1; sections of the report begin at h3.
_TAGS = {Role.TITLE: "h2"} | {Role(f"heading{level}"): f"h{level + 2}" for level in (1, 2, 3, 4)}
_SILENT = {Role.BLANK, Role.TITLE, Role.CAPTION}


def to_html(paper: Paper) -> str:
    """The article element; class names are the roles of the galley."""
    pieces = galley(paper)
    title = "".join(piece.text for piece in pieces if isinstance(piece, Line) and piece.role is Role.TITLE)
    parts, caption = [f'<h2 class="title">{escape(title)}</h2>'], ""
    for piece in pieces:
        if isinstance(piece, Grid):
            parts.append(_table(piece, caption))
            caption = ""
        elif piece.role is Role.CAPTION:
            caption = f"<caption>{escape(piece.text)}</caption>"
        elif piece.role not in _SILENT:
            parts.append(_line(piece))
    return '<article class="paper" lang="zh-CN">' + "\n".join(parts) + "</article>"


def _line(line: Line) -> str:
    tag = _TAGS.get(line.role, "p")
    words = [*map(_span, line.spans)]
    if line.role in (Role.MASTHEAD, Role.IMPRINT):
        words.insert(1, " ")
    return f'<{tag} class="{line.role}">{"".join(words)}</{tag}>'


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.figure:
        return _figure(span.figure, text)
    return f'<span class="{span.role}">{text}</span>' if span.role else text


def _figure(figure: Figure, text: str) -> str:
    kind = "figure unknown" if figure.unknown else "figure"
    state = "，尚无数据" if figure.unknown else ""
    said = (
        f'class="{kind}" data-key="{escape(clean(figure.key))}" data-as-of="{figure.as_of.isoformat()}"'
        f' title="截至{chinese_date(figure.as_of)}{state}"'
    )
    return (
        f'<a {said} href="{escape(figure.address)}">{text}</a>'
        if figure.address
        else f"<span {said}>{text}</span>"
    )


def _table(grid: Grid, caption: str) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in grid.head)
    rows = [_row(cells, grid.figures) for cells in grid.rows]
    foot = f"<tfoot>{rows.pop()}</tfoot>" if grid.has_total else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>{foot}</table>"


def _row(cells: tuple[Span, ...], figures: tuple[bool, ...]) -> str:
    drawn = (
        f'<td class="number">{_span(cell)}</td>' if number else f"<td>{_span(cell)}</td>"
        for cell, number in zip(cells, figures, strict=True)
    )
    return f"<tr>{''.join(drawn)}</tr>"
