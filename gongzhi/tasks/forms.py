from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, FilesField, RecordForm
from gongzhi.registry.queries import organisations_seen_by
from gongzhi.tasks import labels
from gongzhi.tasks.models import Task
from gongzhi.tasks.queries import tasks_seen_by
from gongzhi.tasks.rules import DECISIONS, MOST_LAG, MOST_WEIGHT, Status

OFFERED = 300  # tasks of one place to choose among


class LedForm(RecordForm):
    """Whoever leads is chosen from the organisations on file, or written down."""

    lead_words = forms.CharField(
        label=_("牵头单位（未登记时填写）"),
        max_length=120,
        required=False,
        help_text=_("已登记的单位请在上面选择。"),
    )

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["lead"] = forms.ModelChoiceField(
            organisations_seen_by(viewer),
            label=_("牵头单位"),
            required=False,
            widget=forms.Select(attrs={"class": "form-select"}),
        )
        self.order_fields(self.field_order)


class TaskForm(LedForm):
    division = forms.CharField(label=_("区划"))
    title = forms.CharField(label=_("任务"), max_length=200)
    detail = forms.CharField(
        label=_("要求"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    topic = forms.CharField(
        label=_("归口事项"),
        max_length=120,
        required=False,
        help_text=_("写报告时按它归成一条，如“协调联动，强化监管”。"),
    )
    category = forms.ChoiceField(label=_("类别"), choices=lambda: list(labels.category().items()))
    partners = forms.CharField(
        label=_("协办单位"), max_length=200, required=False, help_text=_("几个单位用顿号隔开，没有请留空。")
    )
    accountable = forms.CharField(label=_("责任人"), max_length=60, required=False)
    evidence_note = forms.CharField(
        label=_("佐证"),
        max_length=200,
        required=False,
        help_text=_("办结时要有什么材料，如会议纪要、验收表。"),
    )
    evidence_required = forms.BooleanField(
        label=_("佐证附件必交"), required=False, help_text=_("勾选以后，没有附件不能报送和销号。")
    )
    weight = forms.IntegerField(
        label=_("权重"),
        required=False,
        min_value=1,
        max_value=MOST_WEIGHT,
        help_text=_("1 到 100，计算加权进度用；还没有定请留空。"),
    )
    milestone = forms.BooleanField(label=_("里程碑"), required=False)
    starts_on = DayField(label=_("开始日期"), required=False)
    due_on = DayField(label=_("完成期限"), required=False, help_text=_("还没有定请留空，会列为“不亮灯”。"))

    field_order = (
        "division",
        "title",
        "detail",
        "topic",
        "category",
        "lead",
        "lead_words",
        "partners",
        "accountable",
    )


class DependencyForm(RecordForm):
    """What a task waits for: one of its own place, or any other of the county by its number."""

    lag = forms.IntegerField(
        label=_("间隔（工作日）"),
        min_value=0,
        max_value=MOST_LAG,
        initial=0,
        help_text=_("前置任务完成以后还要等几个工作日，如公示期；不用等请填 0。"),
    )

    def __init__(self, *args: Any, after: Task, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.after = after
        own = tasks_seen_by(viewer).filter(division=after.division).exclude(pk=after.pk)
        offered = own.exclude(status=Status.CANCELLED.value).order_by("due_on", "pk")
        self.fields["before"] = forms.ModelChoiceField(
            own.filter(pk__in=list(offered.values_list("pk", flat=True)[:OFFERED])),
            label=_("前置任务"),
            required=False,
        )
        self.fields["number"] = forms.IntegerField(
            label=_("其他地方的任务编号"),
            required=False,
            min_value=1,
            max_value=2**31,
            help_text=_("上面没有的，请填任务页地址里的数字。"),
        )
        self.order_fields(("before", "number", "lag"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen, number = given.get("before"), given.pop("number", None)
        if number is not None and chosen is None:
            given["before"] = tasks_seen_by(self.viewer).filter(pk=number).first()
            if given["before"] is None:
                self.add_error("number", _("没有这个编号的任务，或不在您的范围内。"))
        elif (number is None) == (chosen is None):
            raise forms.ValidationError(_("请选择一项前置任务，或填一个任务编号，只填一处。"))
        return given


class TypeForm(LedForm):
    """When the tasks of a pilot type begin, and who leads them."""

    starts_on = DayField(label=_("从哪一天起算"))
    accountable = forms.CharField(label=_("责任人"), max_length=60, required=False)

    field_order = ("starts_on", "lead", "lead_words", "accountable")


class ProblemForm(LedForm):
    division = forms.CharField(label=_("区划"))
    title = forms.CharField(label=_("问题"), max_length=300)
    topic = forms.CharField(label=_("归口事项"), max_length=120, required=False)
    cause = forms.CharField(label=_("原因"), max_length=300, required=False)
    measure = forms.CharField(label=_("措施"), max_length=300, required=False)
    due_on = DayField(label=_("解决期限"), required=False)

    field_order = ("division", "title", "topic", "cause", "measure", "lead", "lead_words")


class ProgressForm(RecordForm):
    progress = forms.IntegerField(label=_("进度（%）"), min_value=0, max_value=100)
    note = forms.CharField(
        label=_("办理说明"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ExtensionForm(RecordForm):
    to_on = DayField(label=_("申请延到"), help_text=_("要晚于现在的完成期限。"))
    reason = forms.CharField(
        label=_("延期理由"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写明为什么不能按期完成、还差什么。"),
    )


class DecisionForm(RecordForm):
    decision = forms.ChoiceField(
        label=_("决定"),
        choices=lambda: [("", _("（未选）")), *((move, labels.extension_move()[move]) for move in DECISIONS)],
    )
    note = forms.CharField(
        label=_("决定意见"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("不同意时要写明理由。"),
    )


class MoveForm(RecordForm):
    note = forms.CharField(
        label=_("说明"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DatesForm(RecordForm):
    starts_on = DayField(label=_("开始日期"), required=False)
    due_on = DayField(label=_("完成期限"), required=False)


class HandInForm(MoveForm):
    """Handing in: the files come along, or hang on the task already."""

    evidence = FilesField(
        label=_("佐证附件"),
        required=False,
        help_text=_("可以选几个文件，手机上可以直接拍照；选好的随提交存到任务上。已在上面的不用再传。"),
    )
    field_order = ("evidence", "note")
