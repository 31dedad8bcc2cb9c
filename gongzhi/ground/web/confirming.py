"""A dangerous act asks on a page of its own: what will happen, to how many, and how it can be taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.functional import Promise

from gongzhi.ground.records.models import Record
from gongzhi.ground.web.form_pages import FormPage, form_page
from gongzhi.ground.web.forms import RecordForm
from gongzhi.ground.web.viewers import Request

Words = str | Promise


@dataclass(frozen=True)
class Confirm:
    """`title` names the act and its object, `submit` the act alone; `consequences` say what, how many and how to undo.

    `act` calls the service with the version that was looked at, and gives the address to go on to.
    """

    title: Words
    submit: Words
    consequences: Sequence[Words]
    act: Callable[[int | None], str]
    back: str
    done: Words = ""


def confirm_page(request: Request, row: Record, ask: Confirm) -> HttpResponse:
    """Ask on GET, act on POST. If the record has changed meanwhile, it says so and asks again."""
    form = RecordForm(request.POST or None, viewer=request.viewer, act="")
    page = FormPage(
        ask.title,
        lambda fields, version: ask.act(version),
        ask.back,
        submit=ask.submit,
        done=ask.done,
        danger=True,
        consequences=ask.consequences,
        row=row,
        drafted=False,
    )
    return form_page(request, form, page)
