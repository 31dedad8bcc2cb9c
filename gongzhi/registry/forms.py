from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.forms import RecordForm
from gongzhi.registry import labels


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
