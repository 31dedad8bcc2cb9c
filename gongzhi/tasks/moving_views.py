"""The pages on which a task is handed in, sent back and closed, and on which its days are moved."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.files.services import attach
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.cells import Kind, words
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.evidence import evidence
from gongzhi.ground.web.file_views import AT_ONCE
from gongzhi.ground.web.pages import FormPage, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.tasks import services
from gongzhi.tasks.forms import DatesForm, HandInForm, MoveForm
from gongzhi.tasks.models import Task
from gongzhi.tasks.queries import tasks_seen_by
from gongzhi.tasks.registers import task_url
from gongzhi.tasks.rules import CLOSE, EDIT, REPORT, Move

FURTHEST = 3660  # days: ten years
Save = Callable[[dict[str, Any], int | None], str]


@opens(REPORT, form=True)
def task_submit(request: Request, pk: int) -> HttpResponse:
    """Hand in, with the files that show it. They hang on the task before it moves: what refuses the move keeps them."""
    row = get_object_or_404(tasks_seen_by(request.viewer, REPORT), pk=pk)
    form = HandInForm(request.POST or None, request.FILES or None, viewer=request.viewer, act=REPORT)
    unfit = _hang(request, row)

    def save(fields: dict[str, Any], version: int | None) -> str:
        if unfit:
            raise Refused(unfit[0], {"evidence": unfit})
        return _moved(request, row, Move.SUBMIT)(fields, version)

    return _page(request, row, form, _("报送销号"), save, _("报送"))


def _hang(request: Request, row: Task) -> list[str]:
    """Keep the files that came; why one could not be kept."""
    unfit = []
    for each in request.FILES.getlist("evidence")[:AT_ONCE]:
        try:
            attach(row, each.read(), each.name or "", by=request.viewer)
        except Refused as why:
            unfit.append(str(why))
    return unfit


@opens(CLOSE, form=True)
def task_return(request: Request, pk: int) -> HttpResponse:
    """Send back with a reason."""
    row = get_object_or_404(tasks_seen_by(request.viewer, CLOSE), pk=pk)
    form = MoveForm(request.POST or None, viewer=request.viewer, act=CLOSE)
    return _page(request, row, form, _("退回任务"), _moved(request, row, Move.RETURN), _("退回"))


@opens(CLOSE, form=True)
def task_close(request: Request, pk: int) -> HttpResponse:
    """Close, after a look at what was handed in."""
    row = get_object_or_404(tasks_seen_by(request.viewer, CLOSE), pk=pk)
    form = MoveForm(request.POST or None, viewer=request.viewer, act=CLOSE)
    return _page(request, row, form, _("审核销号"), _moved(request, row, Move.CLOSE), _("销号"))


@opens(EDIT, form=True)
def task_dates(request: Request, pk: int) -> HttpResponse:
    """Other days; `days` of the address, from a bar that was drawn along, moves both before they are looked at."""
    row = get_object_or_404(tasks_seen_by(request.viewer, EDIT), pk=pk)
    form = DatesForm(request.POST or None, viewer=request.viewer, act=EDIT)
    by = timedelta(days=_days(request.GET.get("days", ""))) if request.method == "GET" else timedelta()

    def save(fields: dict[str, Any], version: int | None) -> str:
        return task_url(services.change_task(row, by=request.viewer, version=version, **fields))

    page = FormPage(
        _("改日期"),
        save,
        task_url(row),
        intro=_now("%(title)s：现在是 %(first)s 至 %(last)s。")
        % {
            "title": row.title,
            "first": words(Kind.DATE, row.starts_on),
            "last": words(Kind.DATE, row.due_on),
        },
        trail=[(_("任务清单"), reverse("tasks:tasks")), (row.title, task_url(row))],
        row=row,
        values=lambda task: {"starts_on": _later(task.starts_on, by), "due_on": _later(task.due_on, by)},
    )
    return form_page(request, form, page)


def _days(text: str) -> int:
    """As far as a bar may be drawn; what is no number moves nothing."""
    found = int(text) if text.lstrip("-").isdecimal() and text.isascii() and len(text) < 6 else 0
    return max(-FURTHEST, min(FURTHEST, found))


def _later(day: date | None, by: timedelta) -> date | None:
    return day + by if day else None


def _moved(request: Request, row: Task, move: Move) -> Save:
    def save(fields: dict[str, Any], version: int | None) -> str:
        services.move_task(row, move, by=request.viewer, version=version, note=fields["note"])
        return task_url(row)

    return save


def _page(
    request: Request, row: Task, form: MoveForm, title: str | Promise, save: Save, submit: str | Promise
) -> HttpResponse:
    page = FormPage(
        title,
        save,
        task_url(row),
        intro=row.title,
        submit=submit,
        trail=[(_("任务清单"), reverse("tasks:tasks")), (row.title, task_url(row))],
        template="tasks/move.html",
        row=row,
        extra={"told": _told(row), "evidence": evidence(row, request.viewer)},
    )
    return form_page(request, form, page)


def _told(row: Task) -> list[tuple[str, str]]:
    """What was asked for and what was said of it last; nothing where neither is on file."""
    must = _now("（必须有附件）") if row.evidence_required else ""
    asked = row.evidence_note + must or (_now("没有写明") if must else "")
    told = [(_now("要求"), row.detail), (_now("要有的佐证"), asked), (_now("办理说明"), row.note)]
    return [(label, words) for label, words in told if words]
