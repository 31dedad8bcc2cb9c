import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.funds import labels
from gongzhi.funds.queries import sources_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, FenField, RecordForm
from gongzhi.ground.web.shares import ShareField as ShareField

MONEY_HELP = _("可以写 370万元 或 3,700,000.00；未知请留空，不要填 0。")


def _source_choice(viewer: Viewer, act: str, label: Any, *, required: bool) -> forms.Field:
    return forms.ModelChoiceField(
        sources_seen_by(viewer, act),
        label=label,
        required=required,
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class PurposesField(forms.CharField):
    """What money may be for, in the words of the list. Cleans to the codes by spaces, "" when left blank."""

    def to_python(self, value: object) -> Any:
        codes = {str(word): code for code, word in labels.purpose().items()}
        given = [part for part in re.split(r"[、，,；;\s]+", str(value or "").strip()) if part]
        unknown = [part for part in given if part not in codes and part not in codes.values()]
        if unknown:
            said = {"what": "、".join(unknown), "list": "、".join(codes)}
            raise forms.ValidationError(_now("没有“%(what)s”这种用途；请从这些里选：%(list)s。") % said)
        chosen = {codes.get(part, part) for part in given}
        return " ".join(code for code in codes.values() if code in chosen)

    def prepare_value(self, value: object) -> object:
        words = labels.purpose()
        parts = str(value or "").split()
        return (
            "、".join(str(words[part]) for part in parts) if all(part in words for part in parts) else value
        )


class SourceForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("名称"), max_length=120)
    kind = forms.ChoiceField(label=_("类别"), choices=lambda: list(labels.source_kind().items()))
    planned_fen = FenField(label=_("计划金额（元）"), required=False, help_text=MONEY_HELP)
    match_bp = ShareField(
        label=_("配套比例（%）"),
        required=False,
        help_text=_("例如 80；没有计划金额时，应到金额按配套对象乘以比例推算。"),
    )
    due_on = DayField(label=_("应到日期"), required=False)
    purpose = forms.CharField(label=_("用途"), max_length=200, required=False)
    purposes = PurposesField(
        label=_("允许的用途"),
        max_length=120,
        required=False,
        help_text=_("批准预算时按此核对；几种用途用顿号隔开，例如“阵地建设、购买服务”。文件没有规定请留空。"),
    )
    spend_by = DayField(
        label=_("使用期限"), required=False, help_text=_("过了这一天不能再承诺和付款；没有期限请留空。")
    )
    note = forms.CharField(label=_("说明"), max_length=400, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["base"] = _source_choice(viewer, act, _("配套对象"), required=False)
        self.order_fields(["division", "name", "kind", "planned_fen", "base", "match_bp"])


class AllocationForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    title = forms.CharField(label=_("分配对象"), max_length=120)
    amount_fen = FenField(label=_("金额（元）"), required=False, help_text=MONEY_HELP)
    basis = forms.ChoiceField(label=_("依据"), choices=lambda: list(labels.basis().items()))
    note = forms.CharField(label=_("说明"), max_length=200, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["source"] = _source_choice(viewer, act, _("资金来源"), required=True)
        self.order_fields(["source", "division", "title"])


class ArrivalForm(RecordForm):
    amount_fen = FenField(label=_("到位金额（元）"), required=False, help_text=MONEY_HELP)
    arrived_on = DayField(label=_("到位日期"), required=False)
    voucher = forms.CharField(label=_("凭证"), max_length=80, required=False)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["source"] = _source_choice(viewer, act, _("资金来源"), required=True)
        self.order_fields(["source"])
