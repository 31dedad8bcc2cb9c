from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.funds import labels
from gongzhi.funds.rules import BASIS, Basis, SourceKind
from gongzhi.ground.money.rules import MAX_FEN
from gongzhi.ground.records.models import Record

FEN = (MinValueValidator(0), MaxValueValidator(MAX_FEN))


class Source(Record):
    """A source of money: a planned sum, or a share of another source that it matches. Null is unknown.

    `purposes`: the codes of what it may be used for, by spaces; empty: nobody has entered a rule. `spend_by`: its last day.
    """

    name = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(
        _("类别"), max_length=16, choices=labels.source_kind, default=SourceKind.OTHER.value
    )
    planned_fen = models.BigIntegerField(_("计划金额"), null=True, blank=True, validators=FEN)
    base = models.ForeignKey(
        "self",
        verbose_name=_("配套对象"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="matched_by",
    )
    match_bp = models.IntegerField(
        _("配套比例"),
        null=True,
        blank=True,
        validators=(MinValueValidator(0), MaxValueValidator(100 * BASIS)),
    )
    due_on = models.DateField(_("应到日期"), null=True, blank=True)
    purpose = models.CharField(_("用途"), max_length=200, blank=True)
    purposes = models.CharField(_("允许的用途"), max_length=120, blank=True)
    spend_by = models.DateField(_("使用期限"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("division", "kind", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_source_a_name",
                fields=["division", "name"],
                violation_error_message=_("已有同名资金来源，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def allowed(self) -> frozenset[str]:
        """What it may be used for; empty where nobody has entered a rule."""
        return frozenset(self.purposes.split())


class Allocation(Record):
    """What of a source goes where, as planned. `division` is the receiving place."""

    source = models.ForeignKey(
        Source, verbose_name=_("资金来源"), on_delete=models.PROTECT, related_name="allocations"
    )
    title = models.CharField(_("分配对象"), max_length=120)
    amount_fen = models.BigIntegerField(_("金额"), null=True, blank=True, validators=FEN)
    basis = models.CharField(_("依据"), max_length=12, choices=labels.basis, default=Basis.DRAFT.value)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        ordering = ("source", "division", "pk")

    def __str__(self) -> str:
        return self.title


class Arrival(Record):
    """Money that came, with its day. An unknown sum or day stays unknown."""

    source = models.ForeignKey(
        Source, verbose_name=_("资金来源"), on_delete=models.PROTECT, related_name="arrivals"
    )
    amount_fen = models.BigIntegerField(_("到位金额"), null=True, blank=True, validators=FEN)
    arrived_on = models.DateField(_("到位日期"), null=True, blank=True)
    voucher = models.CharField(_("凭证"), max_length=80, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    key = models.CharField(_("业务键"), max_length=120, blank=True)

    class Meta:
        ordering = ("arrived_on", "pk")

    def __str__(self) -> str:
        return f"{self.source} {self.arrived_on or ''}"
