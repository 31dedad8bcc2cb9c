from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.giving import labels
from gongzhi.giving.models.funds import CharityFund
from gongzhi.giving.rules.campaigns import RefundRule, Status
from gongzhi.ground.money.rules import MAX_FEN
from gongzhi.ground.records.models import Record


class Campaign(Record):
    """A campaign for one purpose, published by a charity that may raise money in public. The money goes to the charity.

    A blank filing number is unknown.
    """

    name = models.CharField(_("众筹名称"), max_length=120)
    fund = models.ForeignKey(
        CharityFund,
        verbose_name=_("慈善基金"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="campaigns",
    )
    publisher = models.ForeignKey(
        "registry.Organisation",
        verbose_name=_("发布的慈善组织"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="published_campaigns",
    )
    filing_no = models.CharField(_("公开募捐备案号"), max_length=60, blank=True)
    goal_fen = models.BigIntegerField(
        _("目标金额"),
        null=True,
        blank=True,
        validators=(MinValueValidator(1), MaxValueValidator(MAX_FEN)),
    )
    starts_on = models.DateField(_("开始日期"), null=True, blank=True)
    deadline = models.DateField(_("截止日期"), null=True, blank=True)
    purpose = models.CharField(_("用途"), max_length=12, choices=labels.purpose, blank=True)
    use_words = models.CharField(_("用途说明"), max_length=400, blank=True)
    project = models.ForeignKey(
        "projects.Project",
        verbose_name=_("项目"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="campaigns",
    )
    source = models.OneToOneField(
        "funds.Source",
        verbose_name=_("资金来源"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="campaign",
    )
    refund_rule = models.CharField(
        _("退款规则"), max_length=12, choices=labels.refund_rule, default=RefundRule.UNSET.value
    )
    status = models.CharField(
        _("状态"), max_length=12, choices=labels.status, default=Status.DRAFT.value, editable=False
    )
    decided_on = models.DateField(_("判定日期"), null=True, blank=True, editable=False)
    published_on = models.DateField(_("公布日期"), null=True, blank=True, editable=False)
    note = models.CharField(_("说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("deadline", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_campaign_a_name",
                fields=["division", "name"],
                violation_error_message=_("这里已有同名众筹，请换一个名称。"),
            ),
        )

    def __str__(self) -> str:
        return self.name
