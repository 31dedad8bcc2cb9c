"""The pages, by noun."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from gongzhi.ground.records.models import Record
from gongzhi.ground.web.pages import FormPage, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.projects.forms import ReasonForm

Words = Any


def reason_page(
    request: Request,
    row: Record,
    act: str,
    title: Words,
    url: str,
    do: Callable[[str, int | None], object],
    *,
    intro: Words = "",
    danger: bool = False,
) -> HttpResponse:
    """Ask why, then do it and go back to the record."""
    form = ReasonForm(request.POST or None, viewer=request.viewer, act=act)

    def save(fields: dict[str, Any], version: int | None) -> str:
        do(fields["note"], version)
        return url

    page = FormPage(title, save, url, intro=intro, submit=title, row=row, danger=danger)
    return form_page(request, form, page)
