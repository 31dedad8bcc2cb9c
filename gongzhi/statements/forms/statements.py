from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.queries import sources_seen_by
from gongzhi.funds.queries.ledger import entries_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import FenField, RecordForm, chosen
from gongzhi.statements import labels
from gongzhi.statements.models import Difference
from gongzhi.statements.queries import accounts_seen_by, differences_seen_by, layouts_seen_by
from gongzhi.statements.rules import DifferenceState


class AccountForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("账户名称"), max_length=80)
    bank = forms.CharField(label=_("开户行"), max_length=80, help_text=_("国库集中支付的，写代理银行。"))
    number = forms.CharField(label=_("账号"), max_length=32, help_text=_("台账里只显示末四位。"))
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class HoldingForm(RecordForm):
    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["account"] = chosen(accounts_seen_by(viewer, act), _("银行账户"), required=True)
        self.fields["source"] = chosen(sources_seen_by(viewer), _("资金来源"), required=True)
        self.fields["source"].help_text = _("一项来源只能放在一个账户里。")


def _column(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=40, required=False, help_text=help_text)


class LayoutForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("版式名称"), max_length=60)
    head = forms.IntegerField(
        label=_("表头在第几行"), min_value=1, max_value=50, initial=1, help_text=_("从文件的第一行数起。")
    )
    day = forms.CharField(
        label=_("日期列"), max_length=40, help_text=_("各列都照抄文件里的表头；没有的留空。")
    )
    debit = _column(_("借方列"))
    credit = _column(_("贷方列"))
    amount = _column(_("发生额列"), _("借贷不分两列的，填这一列。"))
    direction = _column(_("借贷标志列"), _("发生额没有正负号，另有一列写借、贷的，填这一列。"))
    balance = _column(_("余额列"))
    party = _column(_("对方户名列"))
    words = _column(_("摘要列"))
    serial = _column(_("流水号列"))
    voucher = _column(_("凭证号列"), _("和账上的凭证号对得上的那一列。"))
    source = _column(_("资金来源列"), _("一个账户放几项来源的，写着来源名称的那一列。"))
    order = forms.ChoiceField(label=_("日期写法"), choices=lambda: list(labels.day_order().items()))
    sign = forms.ChoiceField(label=_("借贷方向"), choices=lambda: list(labels.sign().items()))


class StatementForm(RecordForm):
    opening_fen = FenField(
        label=_("期初余额（元）"),
        required=False,
        help_text=_("文件里有余额列的可以不填；填了就要和文件一致。"),
    )
    closing_fen = FenField(label=_("期末余额（元）"), required=False)
    file = forms.FileField(
        label=_("对账单文件"), help_text=_("支持 .xlsx、.xls、.et、.ods 和 .csv，不超过 20 MB、10 万行。")
    )

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["account"] = chosen(accounts_seen_by(viewer, act), _("银行账户"), required=True)
        self.fields["layout"] = chosen(layouts_seen_by(viewer, act), _("版式"), required=True)
        self.order_fields(["account", "layout", "file"])


class SettleForm(RecordForm):
    cause = forms.ChoiceField(label=_("原因"), choices=lambda: list(labels.cause().items()))
    note = forms.CharField(label=_("处理说明"), max_length=200, help_text=_("查了什么、怎样处理。"))
    entry = forms.IntegerField(
        label=_("更正分录号"), required=False, min_value=1, help_text=_("已经冲销或补记的，填那笔分录的号。")
    )

    def clean_entry(self) -> object:
        """The entry itself, where this viewer sees one of that number."""
        number = self.cleaned_data.get("entry")
        if number is None:
            return None
        found = entries_seen_by(self.viewer).filter(pk=number).first() if number < 2**63 else None
        if found is None:
            raise forms.ValidationError(_("没有这个号的分录；请到“会计分录”里查号。"))
        return found


class JoinForm(RecordForm):
    """The difference alone where its sums agree, else with one that has the opposite gap."""

    note = forms.CharField(label=_("说明"), max_length=200, help_text=_("为什么是同一笔。"))

    def __init__(self, *args: Any, viewer: Viewer, act: str, difference: Difference, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.gap = difference.statement_fen - difference.ledger_fen
        if self.gap:
            others = differences_seen_by(viewer, act).filter(
                account=difference.account_id, state=DifferenceState.OPEN.value
            )
            fits = others.exclude(pk=difference.pk).filter(ledger_fen=F("statement_fen") + self.gap)
            self.fields["other"] = chosen(fits, _("和哪一项差异是同一笔"), required=True)
            self.order_fields(["other", "note"])
