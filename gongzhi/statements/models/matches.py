from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.statements import labels
from gongzhi.statements.models.accounts import BankAccount
from gongzhi.statements.models.statements import StatementLine
from gongzhi.statements.rules import DifferenceState, MatchState


class Told(Record):
    """What lines of both sides are held to be. Sums and numbers of rows as they were when it was found."""

    account = models.ForeignKey(
        BankAccount, verbose_name=_("银行账户"), on_delete=models.PROTECT, related_name="%(class)s_set"
    )
    title = models.CharField(_("内容"), max_length=200)
    day = models.DateField(_("日期"), db_index=True)
    statement_fen = models.BigIntegerField(_("对账单金额"))
    ledger_fen = models.BigIntegerField(_("账上金额"))
    statement_rows = models.IntegerField(_("对账单行数"))
    ledger_rows = models.IntegerField(_("账上行数"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class Match(Told):
    """Lines of the statement and of the ledger that are the same movements. `reasons`: codes with commas between."""

    reasons = models.CharField(max_length=80, editable=False)
    certain = models.BooleanField(_("确定"), default=False)
    state = models.CharField(
        _("状态"), max_length=12, choices=labels.match_state, default=MatchState.PROPOSED.value
    )
    confirmed_on = models.DateField(_("确认日期"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (
            models.CheckConstraint(
                name="match_is_even",
                condition=models.Q(statement_fen=models.F("ledger_fen")),
                violation_error_message=_("两边金额不等，不能勾对。"),
            ),
        )


class Difference(Told):
    """Lines that do not agree, and what became of it. `entry` is the posting that put it right."""

    kind = models.CharField(_("差异类别"), max_length=8, choices=labels.kind)
    state = models.CharField(
        _("状态"), max_length=8, choices=labels.difference_state, default=DifferenceState.OPEN.value
    )
    cause = models.CharField(_("原因"), max_length=8, choices=labels.cause, blank=True)
    note = models.CharField(_("处理说明"), max_length=200, blank=True)
    entry = models.ForeignKey(
        "funds.Entry",
        verbose_name=_("更正分录"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    settled_on = models.DateField(_("办结日期"), null=True, blank=True)

    class Meta:
        ordering = ("-day", "-pk")


class Part(models.Model):
    """Where one line belongs: to a match, to a difference, or to a match that a difference was turned into."""

    match = models.ForeignKey(Match, null=True, on_delete=models.PROTECT, related_name="parts")
    difference = models.ForeignKey(Difference, null=True, on_delete=models.PROTECT, related_name="parts")
    statement_line = models.OneToOneField(
        StatementLine, null=True, on_delete=models.PROTECT, related_name="part"
    )
    ledger_line = models.OneToOneField("funds.Line", null=True, on_delete=models.PROTECT, related_name="part")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="part_is_one_line",
                condition=models.Q(statement_line__isnull=True, ledger_line__isnull=False)
                | models.Q(statement_line__isnull=False, ledger_line__isnull=True),
            ),
            models.CheckConstraint(
                name="part_belongs_somewhere",
                condition=models.Q(match__isnull=False) | models.Q(difference__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.match_id or ''} {self.difference_id or ''}"
