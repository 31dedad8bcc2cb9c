"""The pages of a wish for a later due day: asking, looking, deciding."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.cells import day_words
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import MoveButton
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.tasks import dossiers
from gongzhi.tasks.extending import ask_extension, decide_extension, move_extension
from gongzhi.tasks.forms import DecisionForm, ExtensionForm
from gongzhi.tasks.queries import extensions_seen_by, tasks_seen_by
from gongzhi.tasks.registers import extension_url, task_url
from gongzhi.tasks.rules import CLOSE, REPORT, SEE, ExtensionMove


@opens(SEE)
def extension(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(extensions_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.extension_dossier(row, request.viewer))


@opens(REPORT, form=True)
def task_extension(request: Request, pk: int) -> HttpResponse:
    """Ask for a later due day."""
    row = get_object_or_404(tasks_seen_by(request.viewer, REPORT), pk=pk)
    form = ExtensionForm(request.POST or None, viewer=request.viewer, act=REPORT)

    def save(fields: dict[str, Any], version: int | None) -> str:
        ask_extension(row, fields["to_on"], fields["reason"], by=request.viewer)
        return task_url(row)

    until = day_words(row.due_on) if row.due_on else _now("未知")
    page = FormPage(
        _("申请延期"),
        save,
        task_url(row),
        intro=_now("现在的完成期限：%(day)s。由能销号的岗位决定，您自己不能决定。") % {"day": until},
        submit=_("申请延期"),
        done=_("已申请，决定以后会收到一条消息。"),
        row=row,
    )
    return form_page(request, form, page)


@opens(CLOSE, form=True)
def extension_decide(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(extensions_seen_by(request.viewer, CLOSE), pk=pk)
    form = DecisionForm(request.POST or None, viewer=request.viewer, act=CLOSE)

    def save(fields: dict[str, Any], version: int | None) -> str:
        move = ExtensionMove(fields["decision"])
        decide_extension(row, move, by=request.viewer, version=version, note=fields["note"])
        return extension_url(row)

    page = FormPage(
        _("决定延期申请"),
        save,
        extension_url(row),
        intro=_now("“%(task)s”从%(before)s延到%(after)s。理由：%(reason)s")
        % {
            "task": row.task.title,
            "before": day_words(row.from_on),
            "after": day_words(row.to_on),
            "reason": row.reason,
        },
        submit=_("决定"),
        row=row,
    )
    return form_page(request, form, page)


extension_move = MoveButton(
    ExtensionMove,
    SEE,
    extensions_seen_by,
    lambda row, move, version, by: move_extension(row, move, by=by, version=version),
    extension_url,
).door()
