from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.funds.models.sources import FEN, Source
from gongzhi.ground.records.models import Record


class Instalment(Record):
    """A part in which a source pays, with the condition it waits for. Null is unknown. `division` is that of the source."""

    source = models.ForeignKey(
        Source, verbose_name=_("资金来源"), on_delete=models.PROTECT, related_name="instalments"
    )
    number = models.IntegerField(_("第几期"), validators=(MinValueValidator(1), MaxValueValidator(99)))
    planned_fen = models.BigIntegerField(_("计划金额"), null=True, blank=True, validators=FEN)
    due_on = models.DateField(_("应到日期"), null=True, blank=True)
    condition = models.CharField(_("拨付条件"), max_length=300, blank=True)
    met_on = models.DateField(_("条件满足日期"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        ordering = ("source", "number")
        constraints = (
            models.UniqueConstraint(
                name="one_instalment_a_number",
                fields=["source", "number"],
                violation_error_message=_("这项来源已有这一期，请直接修改那一期。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} ({self.number})"
