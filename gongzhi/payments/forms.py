from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.queries.ledger import budgets_seen_by
from gongzhi.funds.registers.budgets import line_name
from gongzhi.funds.registers.ledger import year_words
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.web.forms import DayField, FenField, RecordForm
from gongzhi.ground.web.places import places_of
from gongzhi.ground.web.secret_fields import SecretField
from gongzhi.payments import labels
from gongzhi.payments.queries import TO_BE_PAID, payable_milestones, requests_seen_by
from gongzhi.payments.rules import PAY
from gongzhi.projects.queries import contracts_seen_by

if TYPE_CHECKING:
    _One = forms.ModelChoiceField[Any]
    _Many = forms.ModelMultipleChoiceField[Any]
else:
    _One = forms.ModelChoiceField
    _Many = forms.ModelMultipleChoiceField


class LineChoice(_One):
    """Budget lines, each with its place and year; `places` names the places."""

    places: Mapping[str, str] = {}

    def label_from_instance(self, obj: Any) -> str:
        where = obj.project.name if obj.project else self.places.get(obj.division, obj.division)
        return f"{where}：{line_name(obj)}（{year_words(obj)}）"


class OfProject(_One):
    """Milestones or contracts, each behind its project."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.project.name}：{obj}"


class RequestForm(RecordForm):
    purpose = forms.ChoiceField(
        label=_("用途"),
        choices=lambda: list(labels.purpose().items()),
        help_text=_("要和预算的用途相同。"),
    )
    amount_fen = FenField(label=_("金额（元）"), help_text=_("可以写 5万元 或 50,000.00。"))
    words = forms.CharField(label=_("付款事由"), max_length=200)
    bank = forms.CharField(label=_("开户银行"), max_length=120, required=False)
    account_number = SecretField(
        label=_("收款账号"),
        max_length=40,
        help_text=_("8 到 32 位数字，可以带空格；加密保存，页面只显示一部分。不改请留空。"),
    )
    invoice = forms.CharField(label=_("发票号码"), max_length=60, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        select = forms.Select(attrs={"class": "form-select"})
        self.fields["milestone"] = OfProject(
            payable_milestones(viewer),
            label=_("里程碑"),
            widget=select,
            help_text=_("只列已通过的里程碑：先做事，后拨钱。"),
        )
        self.fields["contract"] = OfProject(
            contracts_seen_by(viewer),
            label=_("合同"),
            widget=select,
            help_text=_("收款人就是合同的对方单位。"),
        )
        lines = LineChoice(budgets_seen_by(viewer), label=_("预算"), widget=select)
        lines.places = dict(places_of(viewer))
        self.fields["line"] = lines
        self.order_fields(["milestone", "contract", "line", "purpose", "amount_fen", "words"])


class NoteForm(RecordForm):
    """With the version of what was looked at: an old form is not carried out."""

    note = forms.CharField(
        label=_("说明"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class PayForm(RecordForm):
    # Whoever comes here by keyboard types the voucher at once, and sends it with Enter.
    voucher = forms.CharField(
        label=_("凭证号"), max_length=80, widget=forms.TextInput(attrs={"autofocus": True})
    )
    day = DayField(label=_("支付日期"), help_text=_("要在没有关账的月份里，不晚于今天。"))

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["day"].initial = viewer.today


class Chosen(_Many):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}　{obj.payee}　{yuan(obj.amount_fen)}"


class ListForm(RecordForm):
    """Which of the approved and unpaid requests go on the list for the bank."""

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        rows = requests_seen_by(viewer, PAY).filter(TO_BE_PAID)
        self.fields["requests"] = Chosen(rows, label=_("已批准未支付的申请"), initial=list(rows))
