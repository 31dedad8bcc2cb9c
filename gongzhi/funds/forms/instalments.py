from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.forms.sources import MONEY_HELP
from gongzhi.funds.queries import sources_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, FenField, RecordForm, chosen


class InstalmentForm(RecordForm):
    number = forms.IntegerField(label=_("第几期"), min_value=1, max_value=99)
    planned_fen = FenField(label=_("计划金额（元）"), required=False, help_text=MONEY_HELP)
    due_on = DayField(label=_("应到日期"), required=False)
    condition = forms.CharField(
        label=_("拨付条件"),
        max_length=300,
        required=False,
        help_text=_("例如“中期评估合格”；没有条件请留空。"),
    )
    met_on = DayField(label=_("条件满足日期"), required=False)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["source"] = chosen(sources_seen_by(viewer, act), _("资金来源"), required=True)
        self.order_fields(["source", "number"])
