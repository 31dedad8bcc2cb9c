from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.forms import DayField, RecordForm


class ReadForm(RecordForm):
    """A file, or text pasted in; one of the two."""

    division = forms.CharField(label=_("哪里的报告"))
    file = forms.FileField(
        label=_("报告文件"), required=False, help_text=_("支持 .docx、.txt 和带文字的 .pdf，不超过 20 MB。")
    )
    title = forms.CharField(
        label=_("报告名称"), max_length=200, required=False, help_text=_("粘贴正文时填写。")
    )
    text = forms.CharField(
        label=_("粘贴正文"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        file, text = given.get("file"), str(given.get("text") or "").strip()
        if not file and not text:
            raise forms.ValidationError(_("请选择一个文件，或把报告正文粘贴进来。"))
        if file and text:
            raise forms.ValidationError(_("文件和粘贴正文只能选一样，请清空其中一样。"))
        return given


class AssignForm(RecordForm):
    owner = forms.CharField(label=_("责任单位"), max_length=80)
    due_on = DayField(label=_("补齐期限"))


class FillForm(RecordForm):
    value = forms.CharField(label=_("补齐的值"), max_length=200)
