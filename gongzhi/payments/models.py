from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.money.rules import MAX_FEN
from gongzhi.ground.records.models import Record
from gongzhi.ground.secrets.fields import SealedField
from gongzhi.payments import labels
from gongzhi.payments.rules import Status
from gongzhi.payments.rules.payees import is_account


def right_account(number: str) -> None:
    if not is_account(number):
        raise ValidationError(_("请填写 8 到 32 位数字的账号，中间可以有空格。"))


class PaymentRequest(Record):
    """Money asked for what a milestone has delivered. It lies where its project lies; `county` counts the numbers.

    Once paid, the ledger holds the entry of its key: whether that was reversed is asked there and not kept here.
    """

    county = models.CharField(_("县"), max_length=12, editable=False)
    year = models.IntegerField(_("年度"), editable=False)
    serial = models.IntegerField(_("序号"), editable=False)
    number = models.CharField(_("申请号"), max_length=40, editable=False)
    project = models.ForeignKey(
        "projects.Project", verbose_name=_("项目"), on_delete=models.PROTECT, related_name="+"
    )
    milestone = models.ForeignKey(
        "projects.Milestone", verbose_name=_("里程碑"), on_delete=models.PROTECT, related_name="+"
    )
    contract = models.ForeignKey(
        "projects.Contract", verbose_name=_("合同"), on_delete=models.PROTECT, related_name="+"
    )
    line = models.ForeignKey(
        "funds.Account", verbose_name=_("预算"), on_delete=models.PROTECT, related_name="+"
    )
    purpose = models.CharField(_("用途"), max_length=12, choices=labels.purpose)
    amount_fen = models.BigIntegerField(
        _("金额"), validators=(MinValueValidator(1), MaxValueValidator(MAX_FEN))
    )
    words = models.CharField(_("付款事由"), max_length=200)
    payee = models.CharField(_("收款人"), max_length=120, blank=True)
    bank = models.CharField(_("开户银行"), max_length=120, blank=True)
    account_number = SealedField(_("收款账号"), blank=True, validators=[right_account])
    invoice = models.CharField(_("发票号码"), max_length=60, blank=True)
    status = models.CharField(_("状态"), max_length=12, choices=labels.status, default=Status.DRAFT.value)
    submitted_on = models.DateField(_("提交日期"), null=True, blank=True)
    paid_on = models.DateField(_("支付日期"), null=True, blank=True)
    voucher = models.CharField(_("凭证号"), max_length=80, blank=True)
    verdict = models.CharField(_("退回原因"), max_length=400, blank=True)

    class Meta:
        ordering = ("-year", "-serial", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_payment_a_number",
                fields=["county", "year", "serial"],
                violation_error_message=_("刚才另有一张付款申请用了这个号，请再保存一次。"),
            ),
        )
        indexes = (models.Index(fields=["status", "division"], name="payment_status"),)

    def __str__(self) -> str:
        return self.number


class Step(Record):
    """What somebody did to a request: `made_by` is the account, `person` who stands behind it. One row a person: where
    the account acts in somebody's place, there is one for each."""

    request = models.ForeignKey(
        PaymentRequest, verbose_name=_("付款申请"), on_delete=models.PROTECT, related_name="steps"
    )
    did = models.CharField(_("步骤"), max_length=12, choices=labels.did)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("办理人"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("办理意见"), max_length=400, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["person", "request"], name="step_of_person"),)

    def __str__(self) -> str:
        return f"{self.request}：{self.get_did_display()}"
