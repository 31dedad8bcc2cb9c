"""The Sankey: where authorised money comes from, to which place it goes, and for what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gongzhi.finances.queries import Grant
from gongzhi.finances.rules.pictures import BAR, Band, Link, Node, sankey
from gongzhi.funds import labels as fund_labels
from gongzhi.ground.divisions.queries import names
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.figures import large_money
from gongzhi.ground.web.pages import Section

WIDE = 960
_COLUMNS = (0, 430, 946)  # where the columns of nodes stand
_LABEL = 20


@dataclass(frozen=True)
class Drawn:
    """A node or band with its words and the rows it opens."""

    words: str
    url: str
    path: str = ""
    x: int = 0
    y: int = 0
    tall: int = 0
    wide: int = BAR
    text_x: int = 0
    anchor: str = "start"
    fen: str = ""


@dataclass(frozen=True)
class Flow:
    nodes: Sequence[Drawn]
    bands: Sequence[Drawn]
    height: int
    table: Section


def flow(grants: Sequence[Grant]) -> Flow:
    """Source → place → purpose, of what is authorised."""
    places = names(grant.division for grant in grants)
    words = {code: str(word) for code, word in fund_labels.purpose().items()} | {"": _("未分用途")}
    shown = {f"s{g.source}": g.source_name for g in grants}
    shown |= {f"d{g.division}": places[g.division] for g in grants} | {
        f"p{g.purpose}": words[g.purpose] for g in grants
    }
    urls = {f"s{g.source}": _budgets(source=g.source) for g in grants}
    urls |= {f"d{g.division}": _budgets(place=g.division, exact=1) for g in grants}
    urls |= {f"p{g.purpose}": _budgets(purpose=g.purpose) for g in grants}
    columns = [[*dict.fromkeys(key(g) for g in grants)] for key in (_source, _place, _purpose)]
    links = [
        *(Link(a, b, fen) for (a, b), fen in _summed(grants, _source, _place).items()),
        *(Link(a, b, fen) for (a, b), fen in _summed(grants, _place, _purpose).items()),
    ]
    nodes, bands, height = sankey(columns, links)
    where = {node.name: node for node in nodes}
    return Flow(
        [_node(node, shown[node.name], urls[node.name]) for node in nodes],
        [_band(band, where, shown, urls) for band in bands],
        height + _LABEL,
        _flow_table(grants, places, words),
    )


def _source(grant: Grant) -> str:
    return f"s{grant.source}"


def _place(grant: Grant) -> str:
    return f"d{grant.division}"


def _purpose(grant: Grant) -> str:
    return f"p{grant.purpose}"


def _summed(
    grants: Sequence[Grant], start: Callable[[Grant], str], end: Callable[[Grant], str]
) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for grant in grants:
        key = (start(grant), end(grant))
        found[key] = found.get(key, 0) + grant.fen
    return found


def _budgets(**told: str | int) -> str:
    return f"{reverse('funds:budgets')}?{urlencode(told)}"


def _node(node: Node, words: str, url: str) -> Drawn:
    x, last = _COLUMNS[node.column], node.column == len(_COLUMNS) - 1
    return Drawn(
        words,
        url,
        x=x,
        y=node.top + _LABEL,
        tall=node.tall,
        text_x=x + BAR if last else x,
        anchor="end" if last else "start",
        fen=large_money(node.fen),
    )


def _band(band: Band, where: dict[str, Node], shown: dict[str, str], urls: dict[str, str]) -> Drawn:
    """A path from the right edge of one node to the left edge of the next."""
    x0, x1 = _COLUMNS[where[band.link.start].column] + BAR, _COLUMNS[where[band.link.end].column]
    mid, y0, y1 = (x0 + x1) // 2, band.leaves + _LABEL, band.arrives + _LABEL
    path = (
        f"M{x0} {y0} C{mid} {y0} {mid} {y1} {x1} {y1} V{y1 + band.wide} "
        f"C{mid} {y1 + band.wide} {mid} {y0 + band.wide} {x0} {y0 + band.wide} Z"
    )
    words = f"{shown[band.link.start]} → {shown[band.link.end]}：{large_money(band.link.fen)}"
    start, end = (urls[name].partition("?")[2] for name in (band.link.start, band.link.end))
    return Drawn(words, f"{reverse('funds:budgets')}?{start}&{end}", path=path)


def _flow_table(grants: Sequence[Grant], places: dict[str, str], words: dict[str, str]) -> Section:
    rows = sorted(grants, key=lambda g: (g.source, g.division, g.purpose))
    return Section(
        _("批准的预算：来源、地方、用途"),
        [_("资金来源"), _("区划"), _("用途"), _("金额")],
        [
            [
                cell(Kind.TEXT, g.source_name),
                cell(Kind.TEXT, places[g.division]),
                cell(Kind.TEXT, words[g.purpose]),
                cell(
                    Kind.MONEY,
                    g.fen,
                    _budgets(source=g.source, place=g.division, exact=1, purpose=g.purpose),
                ),
            ]
            for g in rows
        ],
        _("还没有批准预算。"),
    )
