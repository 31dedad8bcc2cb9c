"""The pages every capability shares: a form page, and the dossier page of one record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer, who_may
from gongzhi.ground.audit.queries import entries_about
from gongzhi.ground.divisions import labels as division_labels
from gongzhi.ground.imports import labels as import_labels
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.cells import Cell, Kind, Light, Value, cell, chinese_date
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
    """A next act. Not allowed: the page says who can do it."""

    title: Words
    url: str
    act: str
    division: str
    method: str = "get"
    fields: Sequence[tuple[str, str]] = ()
    danger: bool = False
    confirm: Words = ""

    def shown_to(self, viewer: Viewer) -> dict[str, object]:
        return {
            "title": self.title,
            "url": self.url,
            "method": self.method,
            "fields": [{"name": n, "value": v} for n, v in self.fields],
            "allowed": viewer.may(self.act, self.division),
            "who": who_may(self.act),
            "danger": self.danger,
            "confirm": self.confirm,
        }


@dataclass(frozen=True)
class Section:
    """A small table inside a dossier; each row is a list of cells and the address it opens."""

    title: Words
    columns: Sequence[Words]
    rows: Sequence[tuple[str, Sequence[Cell]]]
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
        "sections": [_section(s, request.viewer) for s in page.sections],
        "panels": [{"title": p.title, "rows": [{"text": t, "url": u} for t, u in p.rows]} for p in panels],
        "timeline": timeline(page.row),
    }
    trail = [{"title": t, "url": u} for t, u in page.trail] + [{"title": page.title, "url": ""}]
    return render(request, "web/detail.html", {"page": shown, "trail": trail, **page.extra})


def _section(section: Section, viewer: Viewer) -> dict[str, object]:
    return {
        "title": section.title,
        "anchor": section.anchor,
        "columns": section.columns,
        "rows": [{"url": url, "cells": cells} for url, cells in section.rows],
        "empty_words": section.empty or _("还没有记录。"),
        "acts": [act.shown_to(viewer) for act in section.acts],
    }


def timeline(row: Model) -> list[dict[str, object]]:
    """Who did what to this row, newest first, with the fields before and after."""
    fields = {f.name: f for f in row._meta.concrete_fields}
    told: list[dict[str, object]] = []
    for entry in entries_about(row)[:50]:
        before, after = entry.facts.get("before", {}), entry.facts.get("after", {})
        changes = [
            {
                "field": fields[name].verbose_name,
                "before": _in_words(fields[name], before.get(name)),
                "after": _in_words(fields[name], after[name]),
            }
            for name in after
            if before and name in fields
        ]
        told.append({"at": entry.at, "who": entry.by, "words": event_words(entry.event), "changes": changes})
    return told


# How a stored whole number of a unit reads, by the tail of its field's name; capabilities append in AppConfig.ready().
UNIT_WORDS: dict[str, Callable[[int], str]] = {"_fen": yuan}


def _in_words(field: Any, value: object) -> object:
    """A stored value as people read it: a choice in its words, money in 元, a day as 2026年7月1日."""
    if value in (None, ""):
        return value
    if field.flatchoices:
        return dict(field.flatchoices).get(value, value)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, int):
        tail = next((t for t in UNIT_WORDS if field.name.endswith(t)), "")
        return UNIT_WORDS[tail](value) if tail else value
    if field.get_internal_type() == "DateField":
        return chinese_date(date.fromisoformat(str(value)))
    return value


# What an audit event is called on a page; capabilities add their own words in AppConfig.ready().
EVENT_WORDS: dict[str, Words] = {**import_labels.events(), **division_labels.events()}


def event_words(event: str) -> str:
    return str(EVENT_WORDS.get(event, event))


@dataclass(frozen=True)
class FormPage:
    """A page with one form. `save` calls the service and gives the address to go on to."""

    title: Words
    save: Callable[[dict[str, Any], int | None], str]
    cancel_url: str
    intro: Words = ""
    submit: Words = ""
    done: Words = ""
    trail: Sequence[tuple[Words, str]] = ()
    template: str = "web/form.html"
    extra: dict[str, object] = field(default_factory=dict)


def form_page(request: Request, form: forms.Form, page: FormPage) -> HttpResponse:
    """Show, check and save one form. A Refused is shown over the form: nothing typed is lost."""
    if request.method == "POST" and form.is_valid():
        fields = {k: v for k, v in form.cleaned_data.items() if k != "version"}
        try:
            onward = page.save(fields, form.cleaned_data.get("version"))
        except Refused as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, str(page.done or _("已保存。")))
            return redirect(onward)
    shown = {
        "title": page.title,
        "intro": page.intro,
        "submit": page.submit or _("保存"),
        "cancel_url": page.cancel_url,
        "draft_key": request.path,
    }
    trail = [{"title": t, "url": u} for t, u in page.trail] + [{"title": page.title, "url": ""}]
    status = 422 if request.method == "POST" else 200
    context = {"page": shown, "form": form, "trail": trail, **page.extra}
    return render(request, page.template, context, status=status)
