from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.giving import labels
from gongzhi.giving.forms import BooksForm, charities, long_text
from gongzhi.giving.queries import charity_funds_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, RecordForm, chosen


class FundForm(BooksForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("名称"), max_length=120)
    agreement_no = forms.CharField(label=_("协议编号"), max_length=60, required=False)
    agreed_on = DayField(label=_("协议日期"), required=False)
    subaccount_no = forms.CharField(
        label=_("专项核算号"),
        max_length=60,
        required=False,
        help_text=_("慈善组织给这个基金单独核算的编号，只作记录。"),
    )
    note = long_text(_("说明"), 400)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["host"] = charities(viewer, _("托管的慈善组织"), required=True)
        self.order_fields(["division", "name", "host", "source"])


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or blank: nobody has said. Cleans to a bool or None."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [("", _("未知")), ("yes", _("是")), ("no", _("否"))]
        super().__init__(
            choices=choices, coerce=lambda v: v == "yes", empty_value=None, required=False, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return ("yes" if value else "no") if isinstance(value, bool) else value


class MemberForm(RecordForm):
    name = forms.CharField(label=_("姓名"), max_length=60)
    role = forms.ChoiceField(label=_("职务"), choices=lambda: list(labels.role().items()))
    unpaid = YesNoField(label=_("不领报酬"))
    starts_on = DayField(label=_("任期起"), required=False)
    ends_on = DayField(label=_("任期止"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["fund"] = chosen(charity_funds_seen_by(viewer, act), _("慈善基金"), required=True)
        self.order_fields(["fund"])
