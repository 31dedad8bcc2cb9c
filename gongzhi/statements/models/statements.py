from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.statements import labels
from gongzhi.statements.models.accounts import BankAccount, Layout
from gongzhi.statements.rules import StatementState


class Statement(Record):
    """A statement as the bank gave it: its file, its days, what the account stood at before and after. Fen.

    `rows` and `moved_fen` are those of the file; `added` are the lines that had not come with an earlier one. Once taken
    it is never changed: the database sees to it.
    """

    account = models.ForeignKey(
        BankAccount, verbose_name=_("银行账户"), on_delete=models.PROTECT, related_name="statements"
    )
    layout = models.ForeignKey(Layout, verbose_name=_("版式"), on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(
        "files.StoredFile", verbose_name=_("文件"), on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("文件名"), max_length=200)
    since = models.DateField(_("从哪天起"))
    until = models.DateField(_("到哪天止"))
    opening_fen = models.BigIntegerField(_("期初余额"))
    closing_fen = models.BigIntegerField(_("期末余额"))
    moved_fen = models.BigIntegerField(_("发生额合计"))
    rows = models.IntegerField(_("行数"))
    added = models.IntegerField(_("新导入行数"), null=True, blank=True)
    state = models.CharField(
        _("状态"), max_length=8, choices=labels.statement_state, default=StatementState.READY.value
    )

    class Meta:
        ordering = ("-until", "-pk")
        constraints = (
            models.CheckConstraint(
                name="statement_adds_up",
                condition=models.Q(closing_fen=models.F("opening_fen") + models.F("moved_fen")),
                violation_error_message=_("期初余额加发生额不等于期末余额。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.account} {self.since}—{self.until}"


class StatementLine(models.Model):
    """A line of a statement. Never changed, never deleted. `amount_fen`: in is positive, out negative.

    `identity` is what makes it the same line when it comes again with another file (see `rules.reading`).
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="line_set")
    account = models.ForeignKey(
        BankAccount, verbose_name=_("银行账户"), on_delete=models.PROTECT, related_name="line_set"
    )
    division = models.CharField(max_length=12, db_index=True)
    row = models.IntegerField(_("文件第几行"))
    day = models.DateField(_("日期"), db_index=True)
    amount_fen = models.BigIntegerField(_("金额"))
    balance_fen = models.BigIntegerField(_("余额"), null=True, blank=True)
    party = models.CharField(_("对方户名"), max_length=120, blank=True)
    words = models.CharField(_("摘要"), max_length=200, blank=True)
    serial = models.CharField(_("流水号"), max_length=80, blank=True)
    voucher = models.CharField(_("凭证号"), max_length=80, blank=True)
    source_words = models.CharField(_("资金来源（原文）"), max_length=80, blank=True)
    identity = models.CharField(max_length=64)

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(name="one_line_an_identity", fields=["account", "identity"]),
            models.CheckConstraint(name="statement_line_moves_something", condition=~models.Q(amount_fen=0)),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.party or self.words}"
