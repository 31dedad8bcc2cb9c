from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, FenField, RecordForm
from gongzhi.programmes import labels
from gongzhi.programmes.queries import batches_seen_by, clauses_seen_by, documents_seen_by

UNKNOWN_STAYS_BLANK = _("未知请留空。")


class BatchForm(RecordForm):
    named_on = DayField(label=_("确定日期"), required=False)
    term_starts_on = DayField(label=_("试点期起"), required=False)
    term_ends_on = DayField(label=_("试点期止"), required=False)
    evaluation_on = DayField(label=_("绩效评价日期"), required=False, help_text=UNKNOWN_STAYS_BLANK)


class NewBatchForm(BatchForm):
    division = forms.CharField(label=_("区划"))
    programme_name = forms.CharField(
        label=_("试点项目"),
        max_length=120,
        initial=_("城乡社区治理试点"),
        help_text=_("还没有登记的试点项目会一并登记。"),
    )
    number = forms.IntegerField(label=_("批次"), min_value=1, max_value=99, help_text=_("第几批，填数字。"))

    field_order = ("division", "programme_name", "number")


class UnitForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    level = forms.ChoiceField(label=_("层级"), choices=lambda: list(labels.unit_level().items()))
    name = forms.CharField(label=_("名称"), max_length=80, required=False, help_text=UNKNOWN_STAYS_BLANK)
    pilot_type = forms.ChoiceField(
        label=_("试点类型"), required=False, choices=lambda: [("", _("未知")), *labels.pilot_type().items()]
    )
    mechanism = forms.CharField(label=_("机制"), max_length=60, required=False)
    grant_fen = FenField(label=_("补助金额（元）"), required=False, help_text=UNKNOWN_STAYS_BLANK)
    founded_year = forms.IntegerField(label=_("成立年份"), required=False, min_value=1900, max_value=2100)
    service_focus = forms.CharField(label=_("服务重点"), max_length=400, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["batch"] = forms.ModelChoiceField(
            batches_seen_by(viewer), label=_("批次"), widget=forms.Select(attrs={"class": "form-select"})
        )
        self.order_fields(["batch", "division", "level"])


class DocumentForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    title = forms.CharField(label=_("标题"), max_length=200)
    number = forms.CharField(label=_("文号"), max_length=60, required=False)
    issuer = forms.CharField(label=_("发文机关"), max_length=120, required=False)
    issued_on = DayField(label=_("发文日期"), required=False)
    note = forms.CharField(label=_("说明"), max_length=400, required=False)


class ClauseForm(RecordForm):
    label = forms.CharField(label=_("条款"), max_length=40)
    gist = forms.CharField(
        label=_("要点"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("用自己的话概括。"),
    )

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["document"] = forms.ModelChoiceField(
            documents_seen_by(viewer, act),
            label=_("文件"),
            widget=forms.Select(attrs={"class": "form-select"}),
        )
        self.order_fields(["document"])


class RuleForm(RecordForm):
    label = forms.CharField(label=_("规则"), max_length=200)
    value = forms.IntegerField(
        label=_("数值"),
        required=False,
        min_value=-(10**15),
        max_value=10**15,
        help_text=_("留空即“未录入”，不参与计算。"),
    )
    words = forms.CharField(label=_("文字值"), max_length=200, required=False)
    unit = forms.CharField(label=_("单位"), max_length=30, required=False)
    source = forms.CharField(label=_("来源"), max_length=200, help_text=_("文件和条款，或会议、来函。"))

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["clause"] = forms.ModelChoiceField(
            clauses_seen_by(viewer),
            label=_("条款"),
            required=False,
            help_text=_("先在政策文件里登记条款，再在这里引用。"),
            widget=forms.Select(attrs={"class": "form-select"}),
        )


class PlaceForm(RecordForm):
    """Only where: the rest is given."""

    division = forms.CharField(label=_("区划"))


class RequirementForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    kind = forms.ChoiceField(label=_("类别"), choices=lambda: list(labels.asked().items()))
    text = forms.CharField(
        label=_("要求"), max_length=300, widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"})
    )
    source = forms.CharField(
        label=_("出处"), max_length=200, required=False, help_text=_("文件、条款或报告。")
    )


class ItemForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    standard = forms.ChoiceField(label=_("标准"), choices=lambda: list(labels.standard().items()))
    text = forms.CharField(label=_("要求"), max_length=200)
    due_on = DayField(label=_("完成期限"), required=False)
    evidence = forms.CharField(label=_("佐证"), max_length=200, required=False)
