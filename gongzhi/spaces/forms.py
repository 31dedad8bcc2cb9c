from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.numerals import parse_number
from gongzhi.ground.web.forms import DayField, RecordForm
from gongzhi.spaces import labels
from gongzhi.spaces.queries import spaces_seen_by
from gongzhi.spaces.rules import show_area


class AreaField(forms.CharField):
    """㎡ as people type them; cleans to 0.01 ㎡, or None when left blank (unknown)."""

    example = "86.5"

    def to_python(self, value: object) -> Any:
        text = str(value or "").strip().removesuffix("㎡").removesuffix("平方米")
        if not text:
            return None
        number = parse_number(text)
        if number is None or number < 0 or (number * 100).denominator != 1 or number > 10**9:
            raise ValidationError(_("请填写平方米数，最多两位小数，例如 86.5；未知请留空。"))
        return int(number * 100)

    def prepare_value(self, value: object) -> object:
        return show_area(value).removesuffix("㎡") if isinstance(value, int) else value

    def run_validators(self, value: object) -> None:
        """The text validators of CharField do not apply to an area."""


def _blank_or(words: Any) -> Any:
    return lambda: [("", _("未知")), *words().items()]


class SpaceForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("名称"), max_length=120)
    address = forms.CharField(label=_("地址"), max_length=200, required=False)
    use = forms.ChoiceField(label=_("状态"), choices=lambda: list(labels.use().items()))
    tenure = forms.ChoiceField(label=_("权属"), required=False, choices=_blank_or(labels.tenure))
    area_sqm100 = AreaField(label=_("面积（㎡）"), required=False, help_text=_("未知请留空，不要填 0。"))
    plate = forms.ChoiceField(label=_("门牌"), required=False, choices=_blank_or(labels.plate))
    note = forms.CharField(label=_("说明"), max_length=400, required=False)


class ZoneForm(RecordForm):
    name = forms.CharField(label=_("分区名称"), max_length=80)
    purpose = forms.ChoiceField(label=_("用途"), choices=lambda: list(labels.purpose().items()))
    area_sqm100 = AreaField(label=_("面积（㎡）"), required=False)
    plate = forms.ChoiceField(label=_("门牌"), required=False, choices=_blank_or(labels.plate))

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["space"] = _space_choice(viewer, act, required=True)
        self.order_fields(["space"])


class WorkForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    title = forms.CharField(label=_("改造内容"), max_length=200)
    action = forms.ChoiceField(label=_("方式"), choices=lambda: list(labels.action().items()))
    due_on = DayField(label=_("完成期限"), required=False)
    due_words = forms.CharField(
        label=_("期限原文"), max_length=60, required=False, help_text=_("只知道“6月中旬前”之类时填写。")
    )

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["space"] = _space_choice(viewer, act, required=False)
        self.order_fields(["division", "title", "space"])


def _space_choice(viewer: Viewer, act: str, *, required: bool) -> forms.Field:
    return forms.ModelChoiceField(
        spaces_seen_by(viewer, act),
        label=_("阵地"),
        required=required,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
