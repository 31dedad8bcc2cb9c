"""What most records need: a page to enter a new one, a page to mend one, a button that moves it on."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.models import Record
from gongzhi.ground.web.doors import Door
from gongzhi.ground.web.form_pages import FormPage, form_page
from gongzhi.ground.web.forms import RecordForm
from gongzhi.ground.web.replies import pick, version_of
from gongzhi.ground.web.viewers import Request

Fields = dict[str, Any]


@dataclass(frozen=True)
class NewPage:
    """`make` calls the service and gives the address of what it made; `back` is a url name."""

    form: type[RecordForm]
    act: str
    title: str | Promise
    back: str
    make: Callable[[Fields, Viewer], str]

    def door(self) -> Door:
        def view(request: Request) -> HttpResponse:
            form = self.form(
                request.POST or None, viewer=request.viewer, act=self.act, initial=request.GET.dict()
            )
            page = FormPage(
                self.title,
                lambda fields, version: self.make(fields, request.viewer),
                cancel_url=resolve_url(self.back),
            )
            return form_page(request, form, page)

        view.__name__ = f"new_{self.act}"
        return Door(view, self.act, form=True)


@dataclass(frozen=True)
class EditPage:
    """`rows` is the door for the act; `mend` calls the service; `url` is the address of the record."""

    form: type[RecordForm]
    act: str
    title: str | Promise
    rows: Callable[[Viewer, str], QuerySet[Any]]
    mend: Callable[[Any, Fields, int | None, Viewer], Record]
    url: Callable[[Any], str]

    def door(self) -> Door:
        def view(request: Request, pk: int) -> HttpResponse:
            row = get_object_or_404(self.rows(request.viewer, self.act), pk=pk)
            form = self.form(request.POST or None, viewer=request.viewer, act=self.act)

            def save(fields: Fields, version: int | None) -> str:
                return self.url(self.mend(row, fields, version, request.viewer))

            page = FormPage(self.title, save, cancel_url=self.url(row), row=row, values=_values)
            return form_page(request, form, page)

        view.__name__ = f"edit_{self.act}"
        return Door(view, self.act, form=True)


@dataclass(frozen=True)
class MoveButton:
    """`moves` is the enum of the moves; each arrow names its own act, and the service refuses whoever may not."""

    moves: type[StrEnum]
    act: str
    rows: Callable[[Viewer, str], QuerySet[Any]]
    do: Callable[[Any, Any, int | None, Viewer], object]
    url: Callable[[Any], str]

    def door(self) -> Door:
        def view(request: Request, pk: int) -> HttpResponse:
            row = get_object_or_404(self.rows(request.viewer, self.act), pk=pk)
            self.do(row, pick(self.moves, request.POST.get("move")), version_of(request), request.viewer)
            return redirect(self.url(row))

        view.__name__ = f"move_{self.act}"
        return Door(require_POST(view), self.act)


def _values(row: Record) -> Fields:
    return {f.name: getattr(row, f.attname) for f in row._meta.concrete_fields}
