from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.money.rules import MAX_FEN
from gongzhi.ground.records.models import Record
from gongzhi.settlement import labels
from gongzhi.settlement.rules import Status

FEN = (MinValueValidator(0), MaxValueValidator(MAX_FEN))
MOST_POINTS = 1000 * 100  # some schemes count to a thousand points


class Settlement(Record):
    """What the province's evaluation takes of an advance, and what comes next. It lies where its source lies.

    Null is unknown, a blank tier follows from the score (hundredths of a point). Submitted, it keeps the rules it was
    reckoned by (`kept`, with their `digest`), the advance, the tier and the deduction: no rule changes them later.
    """

    source = models.ForeignKey(
        "funds.Source", verbose_name=_("资金来源"), on_delete=models.PROTECT, related_name="+"
    )
    batch = models.ForeignKey(
        "programmes.Batch", verbose_name=_("批次"), on_delete=models.PROTECT, related_name="+"
    )
    document = models.CharField(_("结果文号"), max_length=80, blank=True)
    decided_on = models.DateField(_("结果日期"), null=True, blank=True)
    score_hundredths = models.IntegerField(
        _("得分"), null=True, blank=True, validators=(MinValueValidator(0), MaxValueValidator(MOST_POINTS))
    )
    given = models.CharField(_("省里定的等次"), max_length=8, choices=labels.tier, blank=True)
    not_started = models.BooleanField(_("未开工或严重滞后"), default=False)
    reason = models.CharField(_("未开工或严重滞后的情形"), max_length=400, blank=True)
    next_fen = models.BigIntegerField(_("下一期金额"), null=True, blank=True, validators=FEN)
    next_due = models.DateField(_("下一期应到日期"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=400, blank=True)
    status = models.CharField(_("状态"), max_length=12, choices=labels.status, default=Status.DRAFT.value)
    verdict = models.CharField(_("退回原因"), max_length=400, blank=True)
    advance_fen = models.BigIntegerField(_("预拨资金"), null=True, blank=True, editable=False, validators=FEN)
    tier = models.CharField(_("等次"), max_length=8, choices=labels.tier, blank=True, editable=False)
    deducted_fen = models.BigIntegerField(
        _("扣减金额"), null=True, blank=True, editable=False, validators=FEN
    )
    kept = models.JSONField(_("提交时的规则"), default=list, blank=True, editable=False)
    digest = models.CharField(_("规则摘要值"), max_length=64, blank=True, editable=False)
    submitted_on = models.DateField(_("提交日期"), null=True, blank=True, editable=False)
    confirmed_on = models.DateField(_("确认日期"), null=True, blank=True, editable=False)
    repaid_on = models.DateField(_("缴回日期"), null=True, blank=True, editable=False)
    voucher = models.CharField(_("缴回凭证号"), max_length=80, blank=True, editable=False)

    class Meta:
        ordering = ("-decided_on", "-pk")
        indexes = (models.Index(fields=["status", "division"], name="settlement_status"),)

    def __str__(self) -> str:
        return f"{self.batch} {self.source}"


class Step(Record):
    """What somebody did to a settlement: `made_by` is the account, `person` who stands behind it. One row a person: where
    the account acts in somebody's place, there is one for each."""

    settlement = models.ForeignKey(
        Settlement, verbose_name=_("结算"), on_delete=models.PROTECT, related_name="steps"
    )
    did = models.CharField(_("步骤"), max_length=12, choices=labels.did)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("办理人"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("办理意见"), max_length=400, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["person", "settlement"], name="settling_step_of_person"),)

    def __str__(self) -> str:
        return f"{self.settlement}：{self.get_did_display()}"
