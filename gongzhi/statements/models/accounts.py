from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.statements import labels
from gongzhi.statements.rules.reading import DayOrder, Sign


class BankAccount(Record):
    """An account with a bank or the treasury. `division` is whose it is; `number` is shown masked in lists."""

    name = models.CharField(_("账户名称"), max_length=80)
    bank = models.CharField(_("开户行"), max_length=80)
    number = models.CharField(_("账号"), max_length=32)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_account_a_number",
                fields=["division", "number"],
                violation_error_message=_("这个账号已经登记过。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Holding(Record):
    """A source whose money lies in an account. Each source lies in one: so the ledger knows what the bank should have."""

    account = models.ForeignKey(
        BankAccount, verbose_name=_("银行账户"), on_delete=models.PROTECT, related_name="holdings"
    )
    source = models.OneToOneField(
        "funds.Source",
        verbose_name=_("资金来源"),
        on_delete=models.PROTECT,
        related_name="+",
        error_messages={"unique": _("这项资金来源已经放在一个账户里，请先从那个账户移出。")},
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.source)


class Layout(Record):
    """How one bank writes its statements: the head of each column, as it stands in the file; "" where it has none.

    `head` is the row of the heads, counted from 1 as people do.
    """

    name = models.CharField(_("版式名称"), max_length=60)
    head = models.IntegerField(
        _("表头在第几行"), default=1, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    day = models.CharField(_("日期列"), max_length=40)
    debit = models.CharField(_("借方列"), max_length=40, blank=True)
    credit = models.CharField(_("贷方列"), max_length=40, blank=True)
    amount = models.CharField(_("发生额列"), max_length=40, blank=True)
    direction = models.CharField(_("借贷标志列"), max_length=40, blank=True)
    balance = models.CharField(_("余额列"), max_length=40, blank=True)
    party = models.CharField(_("对方户名列"), max_length=40, blank=True)
    words = models.CharField(_("摘要列"), max_length=40, blank=True)
    serial = models.CharField(_("流水号列"), max_length=40, blank=True)
    voucher = models.CharField(_("凭证号列"), max_length=40, blank=True)
    source = models.CharField(_("资金来源列"), max_length=40, blank=True)
    order = models.CharField(
        _("日期写法"), max_length=8, choices=labels.day_order, default=DayOrder.YEAR_FIRST.value
    )
    sign = models.CharField(_("借贷方向"), max_length=8, choices=labels.sign, default=Sign.USUAL.value)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_layout_a_name",
                fields=["division", "name"],
                violation_error_message=_("已经有同名的版式。"),
            ),
        )

    def __str__(self) -> str:
        return self.name
