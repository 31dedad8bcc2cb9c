from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, RecordForm
from gongzhi.orders.queries import OFFERED, may_be_pressed
from gongzhi.tasks.models import Task


class _TaskField(forms.ModelChoiceField[Task]):
    def label_from_instance(self, obj: Task) -> str:
        due = f"，{obj.due_on}" if obj.due_on else ""
        return f"{obj.lead_name}：{obj.title}{due}"


class OrderForm(RecordForm):
    """The task named in the address comes first among those on offer, however many there are."""

    also_late = forms.BooleanField(
        label=_("同一单位在本县的其他逾期任务一并督办"),
        required=False,
        help_text=_("一张督办单最多列 50 项任务。"),
    )
    demand = forms.CharField(label=_("督办要求"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    reply_by = DayField(label=_("回复期限"))

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        rows = may_be_pressed(viewer)
        offered = list(rows.values_list("pk", flat=True)[:OFFERED])
        named = str(self.initial.get("task", ""))
        if named.isascii() and named.isdigit() and len(named) < 10:
            offered.append(int(named))
        self.fields["task"] = _TaskField(
            rows.filter(pk__in=offered),
            label=_("督办的任务"),
            help_text=_("未办结、有牵头单位的任务，期限早的在前。"),
        )
        self.order_fields(["task", "also_late", "demand", "reply_by"])


class WordsForm(RecordForm):
    words = forms.CharField(
        label=_("说明"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
