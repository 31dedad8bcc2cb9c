"""Shows a register: filter, sort, turn pages, total. The address keeps all of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.divisions.rules import is_code, span
from gongzhi.ground.lists.queries import layout_of
from gongzhi.ground.unknowns.rules import Total
from gongzhi.ground.web import batches, exports
from gongzhi.ground.web.cells import Cell, Kind
from gongzhi.ground.web.doors import Door
from gongzhi.ground.web.figures import money, total_words
from gongzhi.ground.web.importing import IMPORTS
from gongzhi.ground.web.lean import lean
from gongzhi.ground.web.list_tools import tools
from gongzhi.ground.web.markup import options_html, rows_html
from gongzhi.ground.web.ordering import in_order
from gongzhi.ground.web.places import places_of
from gongzhi.ground.web.registers import Column, Filter, Register
from gongzhi.ground.web.standing import standing
from gongzhi.ground.web.state import State, query_of
from gongzhi.ground.web.viewers import Request

FILTERS_SHOWN = 5  # one row on a desk, two and a half on a phone; the others unfold
PRINT_AT_MOST = 2000
CHUNK = 1000


def _in_place(rows: QuerySet[Any], code: str) -> QuerySet[Any]:
    if not is_code(code):
        return rows
    # BETWEEN, where the scope says ≥ and ≤: of two ranges SQLite then takes this, the narrower one, to the index.
    return rows.filter(division__range=span(code))


@dataclass
class Listing:
    """One request for one register. `personal` False: all its columns, whatever the person keeps."""

    register: Register
    request: Request
    personal: bool = True

    @property
    def key(self) -> str:
        """The url name: under it views and columns of this register are kept."""
        match = self.request.resolver_match
        return match.view_name if match else ""

    @cached_property
    def state(self) -> State:
        viewer, key = self.request.viewer, self.key
        layout = standing(viewer, "layout", lambda: layout_of(viewer, key), key) if self.personal else None
        return State(self.register, query_of(self.request.GET), layout)

    @property
    def query(self) -> Mapping[str, str]:
        return self.state.query

    @cached_property
    def filters(self) -> list[Filter]:
        place = Filter(
            "place",
            _("区划"),
            lambda rows, code, viewer: _in_place(rows, code),
            choices=places_of,
        )
        exact = Filter(
            "exact", _("只看本级"), lambda rows, value, viewer: self._exactly(rows, value), kind="flag"
        )
        return [*self.register.filters, place, exact]

    def _exactly(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        place = self.state.query.get("place", "")
        return rows.filter(division=place) if value == "1" and is_code(place) else rows

    @cached_property
    def active(self) -> list[Filter]:
        """The filters the address sets."""
        return [f for f in self.filters if self.state.query.get(f.name, "").strip()]

    @cached_property
    def rows(self) -> QuerySet[Any]:
        rows = self.register.rows(self.request.viewer)
        for each in self.active:
            rows = each.apply(rows, self.state.query[each.name].strip(), self.request.viewer)
        return in_order(self.register.reckon(rows, self.state.query), self.state.order())

    @cached_property
    def found(self) -> dict[str, Any]:
        """Sums, how many parts of each are known, and how many rows there are: one query."""
        columns = self.state.columns if self.personal else self.register.columns
        summed = [c for c in columns if c.total]
        if not summed:
            return {}
        asked = {f"sum_{c.key}": Sum(c.total) for c in summed}
        known = {f"known_{c.key}": Count(c.total) for c in summed}
        return dict(self.rows.order_by().aggregate(number=Count("pk"), **asked, **known))

    @cached_property
    def count(self) -> int:
        return int(self.found["number"]) if self.found else self.rows.count()

    def totals(self) -> list[Cell] | None:
        found = self.found
        return [self._total(c, found) for c in self.state.columns] if found else None

    def _total(self, column: Column, found: dict[str, Any]) -> Cell:
        if not column.total:
            return Cell(Kind.TEXT)
        known = int(found[f"sum_{column.key}"] or 0)
        total = Total(known=known, unknown=found["number"] - found[f"known_{column.key}"])
        return Cell(column.kind, total_words(total, money if column.kind == Kind.MONEY else str))

    def prepared(self, rows: list[Any]) -> list[Any]:
        self.register.prepare(rows, self.request.viewer)
        return rows

    def chunks(self) -> Iterator[list[Any]]:
        rows = lean(self.rows, self.state.columns).iterator(chunk_size=CHUNK)
        while chunk := list(islice(rows, CHUNK)):
            yield self.prepared(chunk)

    def page(self) -> HttpResponse:
        pages = Paginator(
            lean(self.rows, self.state.columns), PRINT_AT_MOST if self.state.paper else self.state.size
        )
        pages.count = self.count
        here = pages.get_page(self.state.query.get("page", "1"))
        places_of(self.request.viewer)  # asked once: the filter offers them, the rows share their names
        rows = self.prepared(list(here.object_list))
        offered = [b for b in self.register.batches if self.request.viewer.may(b.act)]
        ticked = bool(offered and rows and not self.state.paper)
        context = {
            **self.head(),
            **self.pages(here),
            "body": rows_html(self.state.columns, rows, ticked=ticked),
            "batches": offered if ticked else [],
            "totals": self.totals() if rows else None,
        }
        trail = [{"title": self.register.title, "url": ""}]
        context = {"page": context, "trail": trail, **tools(self), **self.register.extra}
        return render(self.request, "web/register.html", context)

    def pages(self, here: Page[Any]) -> dict[str, object]:
        url = self.state.url
        return {
            "count": self.count,
            "number": here.number,
            "pages": here.paginator.num_pages,
            "first": here.start_index(),
            "last": here.end_index(),
            "prev_url": url(page=here.number - 1) if here.has_previous() else "",
            "next_url": url(page=here.number + 1) if here.has_next() else "",
            "paper": self.state.paper,
            "cut": bool(self.state.paper) and here.has_next(),
        }

    def head(self) -> dict[str, object]:
        reg, viewer, state = self.register, self.request.viewer, self.state
        shown, more = self.filters[:FILTERS_SHOWN], self.filters[FILTERS_SHOWN:]
        return {
            "title": reg.title,
            "subtitle": reg.subtitle,
            "empty_words": reg.empty,
            "columns": [self.column(c) for c in state.columns],
            "filters": [self.filter(f) for f in shown],
            "more_filters": [self.filter(f) for f in more],
            "more_open": any(f in more for f in self.active),
            "chips": [self.chip(f) for f in self.active],
            "density": state.density,
            "sort": state.sort,
            "state_url": state.url(page=None, print=None),
            "import_url": self.import_url("web:import-new"),
            "paste_url": self.import_url("web:import-paste"),
            "acts": [
                {"title": a.label, "url": resolve_url(a.url), "kind": a.kind}
                for a in reg.acts
                if viewer.may(a.act)
            ],
        }

    def import_url(self, name: str) -> str:
        """Where a table is taken in, for those who may."""
        spec = IMPORTS.get(self.register.importing)
        viewer = self.request.viewer
        if spec is None or not (viewer.may(spec.act) and viewer.may("imports.use")):
            return ""
        return resolve_url(name, spec.kind)

    def column(self, column: Column) -> dict[str, object]:
        turned = {column.key: "asc", "-" + column.key: "desc"}.get(self.state.sort, "")
        turn = "-" + column.key if turned == "asc" else column.key
        return {
            "key": column.key,
            "label": column.label,
            "kind": column.kind,
            "unit": column.unit,
            "sorted": turned,
            "sort_url": self.state.url(sort=turn, page=None) if column.sort else "",
        }

    def filter(self, each: Filter) -> dict[str, object]:
        value = self.state.query.get(each.name, "")
        options = options_html(each.choices(self.request.viewer), value) if each.kind == "choice" else ""
        return {"name": each.name, "label": each.label, "kind": each.kind, "value": value, "options": options}

    def chip(self, each: Filter) -> dict[str, object]:
        """A filter that is set, in words, and the address without it."""
        value = self.state.query[each.name]
        named = (
            {str(v): str(w) for v, w in each.choices(self.request.viewer)} if each.kind == "choice" else {}
        )
        words = _now("是") if each.kind == "flag" else named.get(value, value)
        return {"label": each.label, "words": words, "url": self.state.url(**{each.name: None, "page": None})}


def listing(register: Register) -> Door:
    """The view of a register: page, print, batch acts and files under one address.

    A bare address opens the person's default view and the place that was chosen; one that says anything is taken at
    its word.
    """

    def view(request: Request) -> HttpResponse:
        shown = Listing(register, request)
        if request.method == "POST":
            return batches.answer(shown)
        if not request.GET and (start := _start(shown)):
            return redirect(f"{request.path}?{start}")
        asked = shown.state.query.get("export", "")
        return exports.answer(shown, asked) if asked in exports.FORMS else shown.page()

    view.__name__ = f"listing_{register.act}"
    door = Door(view, register.act)
    door.register = register
    return door


def _start(shown: Listing) -> str:
    """What a bare address opens: the default view, in the place that was chosen unless the view names one."""
    place = str(shown.request.session.get("place", ""))
    view = shown.state.layout.opens if shown.state.layout else None
    said = view.query if view else ""
    if place and "place=" not in said:
        return "&".join(part for part in (said, urlencode({"place": place})) if part)
    return said
