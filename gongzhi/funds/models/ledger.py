from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.funds import labels
from gongzhi.funds.models.sources import Arrival, Source
from gongzhi.funds.rules.ledger import MOST_FEN, PeriodState
from gongzhi.ground.records.models import Record

YEARS = (MinValueValidator(2000), MaxValueValidator(2100))


class Account(Record):
    """An account of one source. `balance_fen` is the sum of its lines, debit positive, moved with them and by nothing else.

    `floor_fen`: it may not go below; null: it may. `year` null: the whole term of the pilot, or no year at all.
    """

    code = models.CharField(_("科目编码"), max_length=120, unique=True)
    name = models.CharField(_("科目名称"), max_length=300)
    book = models.CharField(_("账簿"), max_length=8, choices=labels.book)
    kind = models.CharField(_("科目类别"), max_length=12, choices=labels.account_kind)
    source = models.ForeignKey(Source, verbose_name=_("资金来源"), on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(_("用途"), max_length=12, choices=labels.purpose, blank=True)
    project = models.ForeignKey(
        "projects.Project",
        verbose_name=_("项目"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    year = models.IntegerField(_("年度"), null=True, blank=True, validators=YEARS)
    balance_fen = models.BigIntegerField(_("余额"), default=0)
    floor_fen = models.BigIntegerField(_("最低余额"), null=True, blank=True)

    class Meta:
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                name="account_above_its_floor",
                condition=models.Q(floor_fen__isnull=True) | models.Q(balance_fen__gte=models.F("floor_fen")),
            ),
            models.CheckConstraint(
                name="account_within_a_bigint",
                condition=models.Q(balance_fen__gte=-MOST_FEN, balance_fen__lte=MOST_FEN),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Period(Record):
    """A month of a county's books. `division` is the county. Closed once, it stays closed: the database sees to it."""

    year = models.IntegerField(_("年"), validators=YEARS)
    month = models.IntegerField(_("月"), validators=(MinValueValidator(1), MaxValueValidator(12)))
    ends_on = models.DateField(_("最后一天"))
    state = models.CharField(
        _("状态"), max_length=8, choices=labels.period_state, default=PeriodState.OPEN.value
    )
    closed_on = models.DateField(_("关账日期"), null=True, blank=True)

    class Meta:
        ordering = ("-year", "-month", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_period_a_month",
                fields=["division", "year", "month"],
                violation_error_message=_("这个月的会计期间已经有了。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"


class Entry(Record):
    """What was posted, with so many `lines`. Never changed, never deleted: the database refuses both.

    `division` is the place it concerns, `county` whose books it is in. `key` names the request for ever: the same key with
    the same `body_hash` is the same entry.
    """

    county = models.CharField(_("县"), max_length=12, editable=False)
    day = models.DateField(_("日期"), db_index=True)
    period = models.ForeignKey(
        Period, verbose_name=_("会计期间"), on_delete=models.PROTECT, related_name="entries"
    )
    kind = models.CharField(_("分录类别"), max_length=12, choices=labels.entry_kind)
    words = models.CharField(_("摘要"), max_length=200)
    voucher = models.CharField(_("凭证号"), max_length=80, blank=True)
    party = models.CharField(_("对方单位"), max_length=120, blank=True)
    key = models.CharField(_("业务键"), max_length=120)
    body_hash = models.CharField(_("内容摘要值"), max_length=64, editable=False)
    reverses = models.OneToOneField(
        "self",
        verbose_name=_("冲销的分录"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reversed_by",
    )
    arrival = models.ForeignKey(
        Arrival,
        verbose_name=_("到位记录"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="entries",
    )
    lines = models.IntegerField(_("行数"), validators=(MinValueValidator(2), MaxValueValidator(1000)))

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="one_entry_a_key",
                fields=["county", "key"],
                violation_error_message=_("同一业务键已经记过账。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.words}"


class Line(models.Model):
    """One movement of an entry. `balance_fen` is what the account stood at after it: each account's lines are a chain."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="line_set")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="line_set", db_index=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    division = models.CharField(max_length=12, db_index=True)
    amount_fen = models.BigIntegerField()
    balance_fen = models.BigIntegerField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["account", "id"], name="line_of_account"),)
        constraints = (
            models.CheckConstraint(name="line_moves_something", condition=~models.Q(amount_fen=0)),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.account_id} {self.amount_fen}"
