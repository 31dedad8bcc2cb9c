from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.forms import DayField, RecordForm
from gongzhi.papers import labels


class ReportForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    title = forms.CharField(label=_("标题"), max_length=120)
    addressee = forms.CharField(label=_("主送机关"), max_length=120, required=False)
    issuer = forms.CharField(label=_("落款单位"), max_length=120)
    as_of = DayField(label=_("数据截至"))


class PassagesForm(RecordForm):
    """One box a section; what is written here is kept when the figures are drawn anew."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, words in labels.passage().items():
            area = forms.Textarea(attrs={"rows": 4, "class": "form-control"})
            self.fields[key] = forms.CharField(label=str(words), required=False, max_length=5000, widget=area)
