from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, RecordForm
from gongzhi.ground.web.secret_fields import SecretField
from gongzhi.registry import labels
from gongzhi.registry.queries import organisations_seen_by


class OrganisationForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("名称"), max_length=120)
    kind = forms.ChoiceField(label=_("类别"), choices=lambda: list(labels.org_kind().items()))
    uscc = forms.CharField(
        label=_("统一社会信用代码"), max_length=18, required=False, help_text=_("18 位；没有可以留空。")
    )
    contact = forms.CharField(label=_("联系人"), max_length=60, required=False)
    note = forms.CharField(
        label=_("说明"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class PersonForm(RecordForm):
    """What a table may bring; the numbers that name a person are typed one by one, see PersonPageForm."""

    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("姓名"), max_length=60)
    job = forms.CharField(label=_("职务"), max_length=60, required=False)
    is_social_worker = forms.BooleanField(label=_("是社工"), required=False)
    certificate = forms.ChoiceField(
        label=_("职业资格"),
        choices=lambda: [("", _("未知")), *labels.cert_level().items()],
        required=False,
        help_text=_("不清楚请选“未知”，不要选“无证”。"),
    )
    certified_on = DayField(label=_("取得日期"), required=False)
    expires_on = DayField(label=_("有效期至"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["organisation"] = forms.ModelChoiceField(
            organisations_seen_by(viewer),
            label=_("所在组织"),
            required=False,
            widget=forms.Select(attrs={"class": "form-select"}),
        )
        self.order_fields(["division", "name", "organisation"])


class PersonPageForm(PersonForm):
    phone = SecretField(label=_("手机号"), max_length=20)
    citizen_id = SecretField(label=_("身份证号"), max_length=18)
    certificate_no = SecretField(label=_("证书编号"), max_length=40)


class ObservationForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    measured = forms.ChoiceField(label=_("数据项"), choices=lambda: list(labels.measured().items()))
    value = forms.IntegerField(
        label=_("数值"), required=False, min_value=0, max_value=10**12, help_text=_("未知请留空，不要填 0。")
    )
    as_of = DayField(label=_("数据日期"), required=False)
    source = forms.CharField(label=_("来源"), max_length=200, help_text=_("文件、台账或人员名称。"))
    words = forms.CharField(label=_("说明"), max_length=200, required=False)
