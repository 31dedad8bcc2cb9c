from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.forms import DayField, RecordForm


class TokenForm(RecordForm):
    purpose = forms.CharField(
        label=_("用途"), max_length=80, help_text=_("写明哪个系统用它做什么，方便以后作废。")
    )
    ends_on = DayField(label=_("有效期至"), help_text=_("最长一年。"))
