from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.giving import labels
from gongzhi.giving.models.campaigns import Campaign
from gongzhi.giving.models.funds import CharityFund
from gongzhi.giving.rules import DonorKind, GiftKind, Valuation
from gongzhi.giving.rules.donations import donor_shown
from gongzhi.ground.money.rules import MAX_FEN
from gongzhi.ground.records.models import Record
from gongzhi.ground.secrets.fields import SealedField

FEN = (MinValueValidator(1), MaxValueValidator(MAX_FEN))


class Donation(Record):
    """What somebody gave to a charity. Money is an arrival once it is booked; goods never are. Null sums are unknown.

    A person's name is sealed; beside it stands what may be shown of it. `source`, `charity` follow from the fund or the
    campaign where there is one.
    """

    donor_kind = models.CharField(
        _("捐赠人类别"), max_length=12, choices=labels.donor_kind, default=DonorKind.PERSON.value
    )
    donor = models.ForeignKey(
        "registry.Organisation",
        verbose_name=_("捐赠单位"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="donations",
    )
    donor_words = models.CharField(_("捐赠单位（未登记时填写）"), max_length=120, blank=True)
    donor_name = SealedField(_("捐赠人姓名"), mask="name", blank=True)
    donor_masked = models.CharField(_("捐赠人（遮盖后）"), max_length=60, blank=True)
    anonymous = models.BooleanField(_("不愿公开姓名或名称"), default=False)
    campaign = models.ForeignKey(
        Campaign,
        verbose_name=_("众筹"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="donations",
    )
    fund = models.ForeignKey(
        CharityFund,
        verbose_name=_("慈善基金"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="donations",
    )
    project = models.ForeignKey(
        "projects.Project",
        verbose_name=_("项目"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="donations",
    )
    charity = models.ForeignKey(
        "registry.Organisation",
        verbose_name=_("接收的慈善组织"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="received_donations",
    )
    source = models.ForeignKey(
        "funds.Source",
        verbose_name=_("资金来源"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="donations",
    )
    purpose = models.CharField(_("指定用途"), max_length=12, choices=labels.purpose, blank=True)
    intent = models.CharField(_("用途意愿"), max_length=400, blank=True)
    kind = models.CharField(
        _("现金或实物"), max_length=8, choices=labels.gift_kind, default=GiftKind.MONEY.value
    )
    amount_fen = models.BigIntegerField(_("捐赠金额"), null=True, blank=True, validators=FEN)
    goods = models.CharField(_("实物名称"), max_length=200, blank=True)
    quantity = models.CharField(_("数量"), max_length=40, blank=True)
    value_fen = models.BigIntegerField(_("估值"), null=True, blank=True, validators=FEN)
    valuation = models.CharField(
        _("估值依据"), max_length=12, choices=labels.valuation, default=Valuation.NONE.value
    )
    received_on = models.DateField(_("收到日期"), null=True, blank=True)
    receipt_no = models.CharField(_("捐赠票据号"), max_length=60, blank=True)
    note = models.CharField(_("说明"), max_length=400, blank=True)
    arrival = models.OneToOneField(
        "funds.Arrival",
        verbose_name=_("到位记录"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="donation",
        editable=False,
    )

    class Meta:
        ordering = ("-received_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="one_donation_a_receipt",
                fields=["charity", "receipt_no"],
                condition=~models.Q(receipt_no=""),
                violation_error_message=_("这个慈善组织的这个票据号已经登记过，请打开那一条核对。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.shown or '—'} {self.received_on or ''}".strip()

    @property
    def body_name(self) -> str:
        return self.donor.name if self.donor else self.donor_words

    @property
    def shown(self) -> str:
        """The donor as pages, files and the public may have it; "" where that is unknown."""
        kind = DonorKind(self.donor_kind)
        return donor_shown(kind, self.donor_masked, self.body_name, anonymous=self.anonymous)


class Refund(Record):
    """Money of a gift given back. Never changed: its entry in the ledger is reversed where it was wrong."""

    donation = models.ForeignKey(
        Donation, verbose_name=_("捐赠"), on_delete=models.PROTECT, related_name="refunds"
    )
    amount_fen = models.BigIntegerField(_("退款金额"), validators=FEN)
    day = models.DateField(_("退款日期"))
    voucher = models.CharField(_("凭证号"), max_length=80)
    reason = models.CharField(_("退款原因"), max_length=200)

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="one_refund_a_voucher",
                fields=["donation", "voucher"],
                violation_error_message=_("这笔捐赠已用这个凭证号退过款。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.donation} {self.day}"
