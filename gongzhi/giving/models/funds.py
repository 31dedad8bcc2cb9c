from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.giving import labels
from gongzhi.giving.rules import Role
from gongzhi.ground.records.models import Record


class CharityFund(Record):
    """A community charity fund: no body of its own. Its host charity keeps the money; here it is only recorded.

    `source` is the source of money under which the ledger has it; a source is of one fund or campaign alone.
    """

    name = models.CharField(_("名称"), max_length=120)
    host = models.ForeignKey(
        "registry.Organisation",
        verbose_name=_("托管的慈善组织"),
        on_delete=models.PROTECT,
        related_name="hosted_funds",
    )
    agreement_no = models.CharField(_("协议编号"), max_length=60, blank=True)
    agreed_on = models.DateField(_("协议日期"), null=True, blank=True)
    subaccount_no = models.CharField(_("专项核算号"), max_length=60, blank=True)
    source = models.OneToOneField(
        "funds.Source",
        verbose_name=_("资金来源"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="charity_fund",
    )
    note = models.CharField(_("说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("division", "name")
        constraints = (
            models.UniqueConstraint(
                name="one_fund_a_name",
                fields=["division", "name"],
                violation_error_message=_("这里已有同名慈善基金，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class CommitteeMember(Record):
    """Somebody on the committee of a fund. `unpaid` null: nobody has said; `ends_on` null: no end is fixed."""

    fund = models.ForeignKey(
        CharityFund, verbose_name=_("慈善基金"), on_delete=models.PROTECT, related_name="members"
    )
    name = models.CharField(_("姓名"), max_length=60)
    role = models.CharField(_("职务"), max_length=12, choices=labels.role, default=Role.MEMBER.value)
    unpaid = models.BooleanField(_("不领报酬"), null=True, blank=True)
    starts_on = models.DateField(_("任期起"), null=True, blank=True)
    ends_on = models.DateField(_("任期止"), null=True, blank=True)

    class Meta:
        ordering = ("fund", "role", "pk")

    def __str__(self) -> str:
        return self.name
