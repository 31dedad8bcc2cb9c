from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.funds import labels
from gongzhi.funds.queries import sources_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, FenField, RecordForm, chosen
from gongzhi.projects.queries import projects_seen_by


class AuthoriseForm(RecordForm):
    division = forms.CharField(label=_("区划"), help_text=_("钱给哪里用；付款时只能在这里用。"))
    purpose = forms.ChoiceField(
        label=_("用途"),
        choices=lambda: list(labels.purpose().items()),
        help_text=_("付款时用途不同会被拒绝。"),
    )
    amount_fen = FenField(label=_("金额（元）"), help_text=_("可以写 50万元 或 500,000.00。"))
    day = DayField(label=_("日期"))
    words = forms.CharField(label=_("摘要"), max_length=150)
    voucher = forms.CharField(label=_("批准文号"), max_length=80, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["source"] = chosen(sources_seen_by(viewer, act), _("资金来源"), required=True)
        self.fields["project"] = chosen(projects_seen_by(viewer), _("项目"))
        self.fields["day"].initial = viewer.today
        self.order_fields(["source", "division", "purpose", "project", "amount_fen"])


class ReverseForm(RecordForm):
    why = forms.CharField(label=_("冲销原因"), max_length=60)
    day = DayField(label=_("冲销日期"), help_text=_("要在没有关账的月份里，不早于原分录。"))

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["day"].initial = viewer.today
