from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.giving import labels
from gongzhi.giving.forms import BooksForm, charities, long_text
from gongzhi.giving.queries import campaigns_seen_by, charity_funds_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.masking import mask_name
from gongzhi.ground.web.forms import DayField, FenField, RecordForm, chosen
from gongzhi.ground.web.secret_fields import SecretField
from gongzhi.projects.queries import projects_seen_by
from gongzhi.registry.queries import organisations_seen_by

ORDER = ["division", "donor_kind", "donor", "donor_words", "donor_name", "donor_masked", "anonymous"]
ORDER += ["fund", "campaign", "source", "charity", "project"]


class GiftForm(BooksForm):
    """What the page and a table have in common."""

    division = forms.CharField(label=_("区划"))
    donor_kind = forms.ChoiceField(label=_("捐赠人类别"), choices=lambda: list(labels.donor_kind().items()))
    donor_words = forms.CharField(label=_("捐赠单位（未登记时填写）"), max_length=120, required=False)
    anonymous = forms.BooleanField(
        label=_("不愿公开姓名或名称"),
        required=False,
        help_text=_("台账、导出和公布里写爱心居民、爱心企业或爱心组织。"),
    )
    kind = forms.ChoiceField(label=_("现金或实物"), choices=lambda: list(labels.gift_kind().items()))
    amount_fen = FenField(
        label=_("捐赠金额（元）"),
        required=False,
        help_text=_("可以写 6.5万元 或 65,000.00；未知请留空，不要填 0。实物不填。"),
    )
    goods = forms.CharField(label=_("实物名称"), max_length=200, required=False)
    quantity = forms.CharField(label=_("数量"), max_length=40, required=False, help_text=_("例如 120 册。"))
    value_fen = FenField(label=_("估值（元）"), required=False, help_text=_("没有估价请留空，不要填 0。"))
    valuation = forms.ChoiceField(
        label=_("估值依据"), required=False, choices=lambda: list(labels.valuation().items())
    )
    purpose = forms.ChoiceField(
        label=_("指定用途"),
        required=False,
        choices=lambda: [("", _("未知")), *labels.purpose().items()],
    )
    intent = long_text(_("用途意愿"), 400, help_text=_("捐赠人的原话；不要写姓名和电话。"))
    received_on = DayField(label=_("收到日期"), required=False)
    receipt_no = forms.CharField(
        label=_("捐赠票据号"),
        max_length=60,
        required=False,
        help_text=_("慈善组织开具的；同一组织同一号只登记一次。"),
    )
    note = long_text(_("说明"), 400)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["donor"] = chosen(organisations_seen_by(viewer), _("捐赠单位"))
        self.fields["fund"] = chosen(charity_funds_seen_by(viewer), _("慈善基金"))
        self.fields["campaign"] = chosen(campaigns_seen_by(viewer), _("众筹"))
        self.fields["project"] = chosen(projects_seen_by(viewer), _("项目"))
        if self.keeps_books:
            self.fields["charity"] = charities(viewer, _("接收的慈善组织"))
            words = _("选了慈善基金或众筹的自动带出，不用选。")
            self.fields["charity"].help_text = self.fields["source"].help_text = words
        self.order_fields(ORDER)

    def clean_valuation(self) -> str:
        return self.cleaned_data["valuation"] or "none"


class DonationForm(GiftForm):
    donor_name = SecretField(label=_("捐赠人姓名"), max_length=60)


class DonationTableForm(GiftForm):
    """Names of people do not come with a table: what is kept of one is its first character."""

    donor_masked = forms.CharField(label=_("捐赠人（个人，只留姓）"), max_length=60, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["charity"] = charities(viewer, _("接收的慈善组织"), required=True)
        self.fields["receipt_no"].required = True
        self.order_fields(ORDER)

    def clean_donor_masked(self) -> str:
        return mask_name(self.cleaned_data["donor_masked"])


class RefundForm(RecordForm):
    amount_fen = FenField(label=_("退款金额（元）"))
    day = DayField(label=_("退款日期"))
    voucher = forms.CharField(label=_("凭证号"), max_length=80)
    reason = forms.CharField(label=_("退款原因"), max_length=200, help_text=_("不要写姓名和电话。"))
