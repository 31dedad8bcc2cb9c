"""The page every capability shares: the dossier of one record. Form pages stand in `form_pages`."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.models import Record
from gongzhi.ground.web.cells import Cell, Kind, Light, Value, cell
from gongzhi.ground.web.evidence import evidence
from gongzhi.ground.web.form_pages import FormPage as FormPage
from gongzhi.ground.web.form_pages import form_page as form_page
from gongzhi.ground.web.matrix_words import roles_for
from gongzhi.ground.web.timeline import EVENT_WORDS as EVENT_WORDS
from gongzhi.ground.web.timeline import UNIT_WORDS as UNIT_WORDS
from gongzhi.ground.web.timeline import event_words as event_words
from gongzhi.ground.web.timeline import timeline as timeline
from gongzhi.ground.web.viewers import Request

Words = str | Promise


@dataclass(frozen=True)
class Fact:
    """One line of a dossier. None is shown as 未知."""

    label: Words
    value: Value
    kind: Kind = Kind.TEXT
    url: str = ""
    source: Words = ""

    @property
    def cell(self) -> Cell:
        return cell(self.kind, self.value, self.url)


@dataclass(frozen=True)
class PageAct:
    """A next act. Not allowed: the page says who can do it. A dangerous one leads to a page that asks (`confirming`).

    A quiet one is no step forward: it stands after the others and does not catch the eye. A forward one catches it though
    it leads to a page first.
    """

    title: Words
    url: str
    act: str
    division: str
    method: str = "get"
    fields: Sequence[tuple[str, str]] = ()
    danger: bool = False
    quiet: bool = False
    forward: bool = False

    def shown_to(self, viewer: Viewer) -> dict[str, object]:
        return {
            "title": self.title,
            "url": self.url,
            "method": self.method,
            "fields": [{"name": n, "value": v} for n, v in self.fields],
            "allowed": viewer.may(self.act, self.division),
            "who": roles_for(self.act),
            "act": self.act,
            "danger": self.danger,
            "plain": self.quiet or (self.method == "get" and not self.forward),
        }


def moves_of(
    row: Record,
    url: str,
    arrows: Iterable[tuple[str, str]],
    words: Mapping[str, Words],
    quiet: Collection[str] = (),
) -> list[PageAct]:
    """The moves from the state a record is in, each a button; those in `quiet` stand last."""
    return [
        PageAct(
            words[move],
            url,
            act,
            row.division,
            method="post",
            fields=[("move", str(move)), ("version", str(row.version))],
            quiet=move in quiet,
        )
        for move, act in sorted(arrows, key=lambda arrow: arrow[0] in quiet)
    ]


@dataclass(frozen=True)
class Section:
    """A small table inside a dossier; what a row opens, its first cell says."""

    title: Words
    columns: Sequence[Words]
    rows: Sequence[Sequence[Cell]]
    empty: Words = ""
    acts: Sequence[PageAct] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Dossier:
    title: Words
    kind: Words
    row: Model
    facts: Sequence[Fact]
    state: Light | None = None
    acts: Sequence[PageAct] = ()
    sections: Sequence[Section] = ()
    trail: Sequence[tuple[Words, str]] = ()
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Panel:
    """What an upper capability hangs on a lower one's dossier: where a record came from, what it affects."""

    title: Words
    rows: Sequence[tuple[Words, str]]


# Upper capabilities append in AppConfig.ready(); each is asked for every dossier.
PANELS: list[Callable[[Model, Viewer], Panel | None]] = []


def dossier(request: Request, page: Dossier) -> HttpResponse:
    """The page of one record: state and next acts, facts, tables, what it is linked to, its life."""
    panels = [panel for make in PANELS if (panel := make(page.row, request.viewer))]
    shown = {
        "title": page.title,
        "kind_words": page.kind,
        "state": page.state,
        "acts": [act.shown_to(request.viewer) for act in page.acts],
        "facts": page.facts,
        "sections": [section_shown(s, request.viewer) for s in page.sections],
        "panels": [{"title": p.title, "rows": [{"text": t, "url": u} for t, u in p.rows]} for p in panels],
        "evidence": evidence(page.row, request.viewer),
        "timeline": timeline(page.row),
    }
    trail = [{"title": t, "url": u} for t, u in page.trail] + [{"title": page.title, "url": ""}]
    return render(request, "web/detail.html", {"page": shown, "trail": trail, **page.extra})


def _columns(section: Section) -> list[tuple[Words, list[Cell]]]:
    return [
        (label, [row[at] for row in section.rows if at < len(row)])
        for at, label in enumerate(section.columns)
    ]


def _kind(cells: Sequence[Cell]) -> str:
    """How the head of a column stands: as its first known value does."""
    return next((cell.kind for cell in cells if cell.kind != "unknown"), "")


def section_shown(section: Section, viewer: Viewer) -> dict[str, object]:
    """A table as the template takes it: every cell beside the name of its column, and what is unknown under its kind."""
    columns = [(label, _kind(cells)) for label, cells in _columns(section)]
    return {
        "title": section.title,
        "anchor": section.anchor,
        "columns": columns,
        "rows": [
            [
                (label, cell, kind if cell.kind == "unknown" else cell.kind)
                for (label, kind), cell in zip(columns, cells, strict=False)
            ]
            for cells in section.rows
        ],
        "empty_words": section.empty or _("还没有记录。"),
        "acts": [act.shown_to(viewer) for act in section.acts],
    }
