from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.money.rules import BASIS
from gongzhi.ground.records.models import Record
from gongzhi.projects.models.charters import FEN, Project


class Contract(Record):
    """A contract of a project as it was signed. Null is unknown; what is in force follows from the amendments."""

    project = models.ForeignKey(
        Project, verbose_name=_("项目"), on_delete=models.PROTECT, related_name="contracts"
    )
    number = models.CharField(_("合同编号"), max_length=60)
    title = models.CharField(_("合同内容"), max_length=200)
    party = models.ForeignKey(
        "registry.Organisation", verbose_name=_("对方单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    party_words = models.CharField(_("对方单位（原文）"), max_length=120, blank=True)
    amount_fen = models.BigIntegerField(_("合同金额"), null=True, blank=True, validators=FEN)
    signed_on = models.DateField(_("签订日期"), null=True, blank=True)
    starts_on = models.DateField(_("履行起"), null=True, blank=True)
    ends_on = models.DateField(_("履行止"), null=True, blank=True)
    retention_bp = models.IntegerField(
        _("质保金比例"),
        null=True,
        blank=True,
        validators=(MinValueValidator(0), MaxValueValidator(BASIS)),
    )

    class Meta:
        ordering = ("project", "number")
        constraints = (
            models.UniqueConstraint(
                name="one_contract_a_number",
                fields=["project", "number"],
                violation_error_message=_("这个项目已有这个编号的合同，请直接修改那一份。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def party_name(self) -> str:
        return self.party.name if self.party else self.party_words


class Amendment(Record):
    """A supplementary agreement. A null sum or day: this agreement does not change it."""

    contract = models.ForeignKey(
        Contract, verbose_name=_("合同"), on_delete=models.PROTECT, related_name="amendments"
    )
    number = models.IntegerField(_("第几份"), validators=(MinValueValidator(1), MaxValueValidator(99)))
    signed_on = models.DateField(_("签订日期"))
    what = models.CharField(_("改了什么"), max_length=400)
    amount_fen = models.BigIntegerField(_("改后合同总额"), null=True, blank=True, validators=FEN)
    ends_on = models.DateField(_("改后履行止"), null=True, blank=True)

    class Meta:
        ordering = ("contract", "number")
        constraints = (
            models.UniqueConstraint(
                name="one_amendment_a_number",
                fields=["contract", "number"],
                violation_error_message=_("这份合同已有这个序号的补充协议，请换一个序号。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.contract} ({self.number})"
