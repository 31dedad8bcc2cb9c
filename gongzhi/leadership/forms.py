from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, RecordForm
from gongzhi.leadership import labels
from gongzhi.leadership.queries import groups_seen_by
from gongzhi.programmes.queries import documents_seen_by
from gongzhi.registry.queries import organisations_seen_by


def _choice(rows: Any, label: Any, *, required: bool = False) -> forms.Field:
    return forms.ModelChoiceField(
        rows, label=label, required=required, widget=forms.Select(attrs={"class": "form-select"})
    )


class GroupForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("名称"), max_length=120)
    kind = forms.ChoiceField(label=_("类别"), choices=lambda: list(labels.group_kind().items()))
    duty = forms.CharField(
        label=_("职责"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    set_up_on = DayField(label=_("成立日期"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["parent"] = _choice(groups_seen_by(viewer), _("上级机构"))
        self.fields["document"] = _choice(documents_seen_by(viewer), _("成立文件"))


class SeatForm(RecordForm):
    post = forms.CharField(label=_("职务"), max_length=40)
    holder_name = forms.CharField(label=_("姓名"), max_length=60, required=False, help_text=_("未知请留空。"))
    holder_post = forms.CharField(label=_("本职"), max_length=120, required=False)
    unit_words = forms.CharField(label=_("单位（未登记时填写）"), max_length=120, required=False)
    starts_on = DayField(label=_("任职起"), required=False)
    ends_on = DayField(label=_("任职止"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["group"] = _choice(groups_seen_by(viewer, act), _("机构"), required=True)
        self.fields["unit"] = _choice(organisations_seen_by(viewer), _("单位"))
        self.order_fields(["group", "post", "holder_name", "holder_post", "unit"])
