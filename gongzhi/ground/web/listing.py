"""Shows a register: filter, sort, turn pages, total, print, export. The address keeps all of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.divisions.rules import is_code, span
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.unknowns.rules import Total, show_total
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.doors import Door
from gongzhi.ground.web.importing import IMPORTS
from gongzhi.ground.web.large import sent_to_jobs
from gongzhi.ground.web.places import places_of
from gongzhi.ground.web.registers import Column, Filter, Register
from gongzhi.ground.web.sheets import register_sheet
from gongzhi.ground.web.viewers import Request

FILTERS_SHOWN = 5  # one row on a desk, two and a half on a phone; the others unfold
SIZES = (20, 50, 100)
PRINT_AT_MOST = 2000
CHUNK = 1000
DENSITIES = {"roomy": _("宽松"), "compact": _("紧凑")}


def _place_choices(request: Request) -> list[tuple[str, str]]:
    return [(d.code, d.name) for d in places_of(request.viewer)]


def _in_place(rows: QuerySet[Any], code: str) -> QuerySet[Any]:
    if not is_code(code):
        return rows
    first, last = span(code)
    return rows.filter(division__gte=first, division__lte=last)


@dataclass
class Listing:
    """One request for one register."""

    register: Register
    request: Request

    @cached_property
    def query(self) -> dict[str, str]:
        return {k: v for k, v in self.request.GET.items() if isinstance(v, str) and v != ""}

    def url(self, **changes: str | int | None) -> str:
        kept = {**self.query, **changes}
        return "?" + urlencode({k: v for k, v in kept.items() if v not in (None, "")})

    @cached_property
    def filters(self) -> list[Filter]:
        place = Filter(
            "place",
            _("区划"),
            lambda rows, code, viewer: _in_place(rows, code),
            choices=lambda viewer: _place_choices(self.request),
        )
        exact = Filter(
            "exact", _("只看本级"), lambda rows, value, viewer: self._exactly(rows, value), kind="flag"
        )
        return [*self.register.filters, place, exact]

    def _exactly(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        place = self.query.get("place", "")
        return rows.filter(division=place) if value == "1" and is_code(place) else rows

    @cached_property
    def rows(self) -> QuerySet[Any]:
        rows = self.register.rows(self.request.viewer)
        for each in self.filters:
            if value := self.query.get(each.name, "").strip():
                rows = each.apply(rows, value.replace("\x00", ""), self.request.viewer)
        return rows.order_by(*self.order)

    @cached_property
    def order(self) -> list[str]:
        asked = self.query.get("sort", "")
        column = next((c for c in self.register.columns if c.key == asked.lstrip("-") and c.sort), None)
        if column is None:
            return list(self.register.order)
        sign = "-" if asked.startswith("-") else ""
        return [*(sign + name for name in column.sort), "pk"]

    @cached_property
    def size(self) -> int:
        asked = self.query.get("size", "")
        return int(asked) if asked in {str(s) for s in SIZES} else SIZES[0]

    def cells(self, row: Any) -> list[Cell]:
        return [cell(c.kind, c.value(row), c.url(row) if c.url else "") for c in self.register.columns]

    @cached_property
    def found(self) -> dict[str, Any]:
        """Sums, how many parts of each are known, and how many rows there are: one query."""
        summed = [c for c in self.register.columns if c.total]
        if not summed:
            return {}
        asked = {f"sum_{c.key}": Sum(c.total) for c in summed}
        known = {f"known_{c.key}": Count(c.total) for c in summed}
        return dict(self.rows.order_by().aggregate(number=Count("pk"), **asked, **known))

    def totals(self) -> list[Cell] | None:
        found = self.found
        return [self._total(c, found) for c in self.register.columns] if found else None

    def _total(self, column: Column, found: dict[str, Any]) -> Cell:
        if not column.total:
            return Cell(Kind.TEXT)
        known = int(found[f"sum_{column.key}"] or 0)
        total = Total(known=known, unknown=found["number"] - found[f"known_{column.key}"])
        return Cell(column.kind, show_total(total, yuan if column.kind == Kind.MONEY else str))

    def prepared(self, rows: list[Any]) -> list[Any]:
        self.register.prepare(rows, self.request.viewer)
        return rows

    def page(self) -> HttpResponse:
        printing = "print" in self.query
        pages = Paginator(self.rows, PRINT_AT_MOST if printing else self.size)
        if self.found:
            pages.count = self.found["number"]
        here = pages.get_page(self.query.get("page", "1"))
        head = self.head()  # asks for the places, whose names the rows then share
        rows = self.prepared(list(here.object_list))
        context = {
            **head,
            "rows": [self.row(r) for r in rows],
            "totals": self.totals(),
            "count": pages.count,
            "number": here.number,
            "pages": pages.num_pages,
            "first": here.start_index(),
            "last": here.end_index(),
            "prev_url": self.url(page=here.number - 1) if here.has_previous() else "",
            "next_url": self.url(page=here.number + 1) if here.has_next() else "",
            "printing": printing,
        }
        trail = [{"title": self.register.title, "url": ""}]
        return render(
            self.request, "web/register.html", {"page": context, "trail": trail, **self.register.extra}
        )

    def row(self, row: Any) -> dict[str, object]:
        return {
            "pk": row.pk,
            "url": self.register.url(row) if self.register.url else "",
            "cells": self.cells(row),
        }

    def head(self) -> dict[str, object]:
        reg, viewer = self.register, self.request.viewer
        density = self.query.get("density", "roomy")
        return {
            "title": reg.title,
            "subtitle": reg.subtitle,
            "empty_words": reg.empty or _("没有符合条件的记录。可以放宽筛选条件。"),
            "columns": [self.column(c) for c in reg.columns],
            "filters": [self.filter(f) for f in self.filters[:FILTERS_SHOWN]],
            "more_filters": [self.filter(f) for f in self.filters[FILTERS_SHOWN:]],
            "more_open": any(self.query.get(f.name) for f in self.filters[FILTERS_SHOWN:]),
            "filters_active": sum(1 for f in self.filters if self.query.get(f.name)),
            "clear_url": "?",
            "sort": self.query.get("sort", ""),
            "size": self.size,
            "size_urls": [
                {"size": s, "url": self.url(size=s, page=None), "current": s == self.size} for s in SIZES
            ],
            "density": density if density in DENSITIES else "roomy",
            "density_urls": [
                {"key": k, "label": w, "url": self.url(density=k), "current": k == density}
                for k, w in DENSITIES.items()
            ],
            "export_url": self.url(export="xlsx", page=None),
            "import_url": self.import_url(),
            "print_url": self.url(print=1, page=None),
            "acts": [
                {"title": a.label, "url": resolve_url(a.url), "kind": a.kind}
                for a in reg.acts
                if viewer.may(a.act)
            ],
        }

    def import_url(self) -> str:
        """Where a table is taken in, for those who may."""
        spec = IMPORTS.get(self.register.importing)
        viewer = self.request.viewer
        if spec is None or not (viewer.may(spec.act) and viewer.may("imports.use")):
            return ""
        return resolve_url("web:import-new", spec.kind)

    def column(self, column: Column) -> dict[str, object]:
        asked = self.query.get("sort", "")
        turned = {column.key: "asc", "-" + column.key: "desc"}.get(asked, "")
        turn = "-" + column.key if turned == "asc" else column.key
        return {
            "key": column.key,
            "label": column.label,
            "kind": column.kind,
            "unit": column.unit,
            "sortable": bool(column.sort),
            "sorted": turned,
            "sort_url": self.url(sort=turn, page=None) if column.sort else "",
        }

    def filter(self, each: Filter) -> dict[str, object]:
        value = self.query.get(each.name, "")
        choices = [
            {"value": v, "label": w, "selected": v == value} for v, w in each.choices(self.request.viewer)
        ]
        return {"name": each.name, "label": each.label, "kind": each.kind, "value": value, "choices": choices}

    def chunks(self) -> Iterator[list[Any]]:
        rows = self.rows.iterator(chunk_size=CHUNK)
        while chunk := list(islice(rows, CHUNK)):
            yield self.prepared(chunk)

    def export(self) -> HttpResponse:
        if later := sent_to_jobs(self.request, self.register, self.rows.count()):
            return later
        name, data = register_sheet(self.register, self.request.viewer, self.chunks(), self.totals())
        answer = HttpResponse(
            data, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
        answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return answer


def listing(register: Register) -> Door:
    """The view of a register: page, print and .xlsx under one address.

    A bare address opens on the place that was chosen; one that names any filter is taken at its word.
    """

    def view(request: Request) -> HttpResponse:
        shown = Listing(register, request)
        place = str(request.session.get("place", ""))
        if place and not request.GET:
            return redirect(request.path + shown.url(place=place))
        return shown.export() if shown.query.get("export") == "xlsx" else shown.page()

    view.__name__ = f"listing_{register.act}"
    view.register = register  # type: ignore[attr-defined]
    return Door(view, register.act)
