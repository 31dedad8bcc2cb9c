"""What the task and problem lists offer for many rows at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.forms import DayField, RecordForm
from gongzhi.ground.web.registers import Batch
from gongzhi.tasks import rules, services
from gongzhi.tasks.forms import LedForm

Fields = dict[str, Any]


class DueForm(RecordForm):
    due_on = DayField(label=_("新的期限"))


class PassOnForm(LedForm):
    field_order = ("lead", "lead_words")

    def clean(self) -> Fields:
        given = super().clean() or {}
        if not given.get("lead") and not given.get("lead_words"):
            raise forms.ValidationError(_("请选择或写明转给哪个单位。"))
        return given


class UrgeForm(RecordForm):
    note = forms.CharField(
        label=_("催办说明"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("承办的人会收到一条消息；这段话也记在任务的经过里。"),
    )


TASKS = (
    Batch(
        "sign",
        _("签收"),
        rules.REPORT,
        lambda task, fields, version, by: services.move_task(task, rules.Move.SIGN, by=by, version=version),
    ),
    Batch(
        "urge",
        _("催办"),
        rules.EDIT,
        lambda task, fields, version, by: services.urge_task(task, by=by, note=fields["note"]),
        UrgeForm,
    ),
    Batch(
        "due",
        _("改期限"),
        rules.EDIT,
        lambda task, fields, version, by: services.change_task(task, by=by, version=version, **fields),
        DueForm,
    ),
    Batch(
        "lead",
        _("转办"),
        rules.EDIT,
        lambda task, fields, version, by: services.change_task(task, by=by, version=version, **fields),
        PassOnForm,
    ),
    Batch(
        "close",
        _("销号"),
        rules.CLOSE,
        lambda task, fields, version, by: services.move_task(task, rules.Move.CLOSE, by=by, version=version),
    ),
)
PROBLEMS = (
    Batch(
        "due",
        _("改期限"),
        "problems.edit",
        lambda row, fields, version, by: services.change_problem(row, by=by, version=version, **fields),
        DueForm,
    ),
    Batch(
        "lead",
        _("转办"),
        "problems.edit",
        lambda row, fields, version, by: services.change_problem(row, by=by, version=version, **fields),
        PassOnForm,
    ),
    Batch(
        "close",
        _("销号"),
        "problems.close",
        lambda row, fields, version, by: services.move_problem(
            row, rules.ProblemMove.CLOSE, by=by, version=version
        ),
    ),
)
