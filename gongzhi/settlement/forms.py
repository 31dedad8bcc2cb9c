from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.queries import sources_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.numerals import parse_number
from gongzhi.ground.web.forms import DayField, FenField, RecordForm, chosen
from gongzhi.programmes.queries import batches_seen_by
from gongzhi.settlement import labels
from gongzhi.settlement.models import MOST_POINTS
from gongzhi.settlement.registers import points
from gongzhi.settlement.services.settlements import GIVEN_BEFORE


class PointsField(forms.CharField):
    """A score as people type it, with at most two decimals. Cleans to hundredths, or None when left blank (unknown)."""

    def to_python(self, value: object) -> Any:
        text = str(value or "").strip().removesuffix("分")
        if not text:
            return None
        number = parse_number(text)
        if number is None or number < 0 or (number * 100).denominator != 1 or number * 100 > MOST_POINTS:
            raise forms.ValidationError(_("请填写得分，最多两位小数，例如 85.5；还没有的请留空。"))
        return int(number * 100)

    def prepare_value(self, value: object) -> object:
        return points(value) if isinstance(value, int) else value

    def run_validators(self, value: object) -> None:
        """The text validators of CharField do not apply to a score."""


class SettlementForm(RecordForm):
    document = forms.CharField(
        label=_("结果文号"),
        max_length=80,
        required=False,
        help_text=_("省里公布评价结果的文件；提交以前要填。"),
    )
    decided_on = DayField(
        label=_("结果日期"), required=False, help_text=_("到这一天为止总账里的到位，就是预拨资金。")
    )
    score_hundredths = PointsField(
        label=_("得分"), required=False, help_text=_("最多两位小数；没有给分的留空。")
    )
    given = forms.ChoiceField(
        label=_("省里定的等次"),
        required=False,
        choices=lambda: [("", _("没有给出，按得分")), *labels.tier().items()],
    )
    not_started = forms.BooleanField(
        label=_("未开工或严重滞后"), required=False, help_text=_("按全额扣减的比例，不看得分和等次。")
    )
    reason = forms.CharField(label=_("未开工或严重滞后的情形"), max_length=400, required=False)
    next_fen = FenField(
        label=_("下一期金额"), required=False, help_text=_("确认以后成为来源的下一期；不知道的留空。")
    )
    next_due = DayField(label=_("下一期应到日期"), required=False)
    note = forms.CharField(
        label=_("说明"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        kinds = [kind.value for kind in GIVEN_BEFORE]
        sources = sources_seen_by(viewer).filter(viewer.within(act), kind__in=kinds)
        self.fields["source"] = chosen(sources, _("资金来源"), required=True)
        self.fields["batch"] = chosen(batches_seen_by(viewer), _("批次"), required=True)
        self.order_fields(["source", "batch"])


class NoteForm(RecordForm):
    """With the version of what was looked at: an old form is not carried out."""

    note = forms.CharField(
        label=_("办理意见"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class RepayForm(RecordForm):
    # Whoever comes here by keyboard types the voucher at once, and sends it with Enter.
    voucher = forms.CharField(
        label=_("凭证号"), max_length=80, widget=forms.TextInput(attrs={"autofocus": True})
    )
    day = DayField(label=_("缴回日期"), help_text=_("要在没有关账的月份里，不晚于今天。"))

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["day"].initial = viewer.today
