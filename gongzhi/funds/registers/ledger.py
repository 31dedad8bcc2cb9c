"""Entries, accounts, the trial balance and the months."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.funds import labels
from gongzhi.funds.models import Account, Entry, Period
from gongzhi.funds.queries import sources_seen_by
from gongzhi.funds.queries.ledger import (
    accounts_seen_by,
    entries_of_period,
    entries_seen_by,
    months_seen_by,
    periods_seen_by,
    reversed_among,
    sums_of,
    with_turnover,
)
from gongzhi.funds.rules.ledger import EntryKind, PeriodState, last_day, on_its_side
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address, page_address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Filter, Register, choice, flag, on_day, search
from gongzhi.ground.web.said import Said

SEE = "ledger.see"


def entry_url(entry: Entry) -> str:
    return address("funds:entry", entry.pk)


def account_url(account: Account) -> str:
    return address("funds:account", account.pk)


def period_url(period: Period) -> str:
    return address("funds:period", period.pk)


def entries_of(period: Period) -> str:
    return f"{page_address('funds:entries')}?period={period}&place={period.division}"


def entry_light(entry: Entry, *, is_reversed: bool) -> Light:
    if entry.kind == EntryKind.REVERSAL:
        return Light(_now("冲销分录"), "grey")
    return Light(_now("已冲销"), "grey") if is_reversed else Light(_now("有效"), "green")


def period_light(period: Period) -> Light:
    tone = "grey" if period.state == PeriodState.CLOSED else "green"
    return Light(str(period.get_state_display()), tone, _now("关账以后不能再开"))


def full_name(account: Account) -> str:
    """With its purpose, by which accounts of one source differ."""
    return "·".join([account.name, *([str(account.get_purpose_display())] if account.purpose else [])])


def year_words(account: Account) -> str:
    if account.year:
        return _now("%(year)s 年") % {"year": account.year}
    return _now("全周期") if account.book == "budget" else ""


def months(viewer: Viewer) -> list[tuple[str, str]]:
    return [(f"{m:%Y-%m}", f"{m:%Y-%m}") for m in months_seen_by(viewer)]


def span_of(month: str) -> tuple[date, date] | None:
    """First and last day of a month written 2026-03; None for what is none."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return None
    return first, last_day(first.year, first.month)


def _in_month(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    found = span_of(value)
    return rows.filter(day__range=found) if found else rows


def _turnover(rows: QuerySet[Any], query: Mapping[str, str]) -> QuerySet[Any]:
    return with_turnover(rows, *(span_of(query.get("period", "").strip()) or (None, None)))


def _all(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    """A month leaves every account in the balance: what it chooses is the turnover."""
    return rows


def of_source(path: str) -> Filter:
    def apply(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
        known = value.isascii() and value.isdigit() and len(value) < 18
        return rows.filter(**{path: int(value)}) if known else rows

    return Filter(
        "source",
        _("资金来源"),
        apply,
        choices=lambda viewer: [(str(s.pk), s.name) for s in sources_seen_by(viewer)],
    )


def _of_source(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    known = value.isascii() and value.isdigit() and len(value) < 18
    return rows.filter(Q(line_set__source=int(value))).distinct() if known else rows


def _prepare_entries(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    sums, turned = sums_of(rows), reversed_among(rows)
    for row in rows:
        row.sum, row.light = sums.get(row.pk), entry_light(row, is_reversed=row.pk in turned)


ENTRIES = Register(
    title=_("会计分录"),
    act=SEE,
    rows=entries_seen_by,
    order=("-day", "-pk"),
    url=entry_url,
    prepare=_prepare_entries,
    subtitle=_("记了账就不能改、不能删；记错了冲销，再重新登记。"),
    columns=(
        Column("words", _("摘要"), lambda e: e.words, sort=("words",), url=entry_url),
        Column("day", _("日期"), lambda e: e.day, Kind.DATE, sort=("day",)),
        Column("kind", _("分录类别"), Said("kind"), sort=("kind",)),
        Column("sum", _("金额"), lambda e: e.sum, Kind.MONEY),
        Column("voucher", _("凭证号"), lambda e: e.voucher, sort=("voucher",)),
        Column("party", _("对方单位"), lambda e: e.party or None, sort=("party",)),
        Column("light", _("状态"), lambda e: e.light, Kind.LIGHT),
        Column("number", _("分录号"), lambda e: str(e.pk), sort=("pk",)),
        Column("lines", _("行数"), lambda e: e.lines, Kind.INT, asked=True),
        Column("key", _("业务键"), lambda e: e.key, asked=True),
        Column("place", _("区划"), lambda e: e.place, sort=("division",)),
    ),
    filters=(
        search("words", "voucher", "party", label=_("摘要、凭证号或对方单位")),
        choice("kind", _("分录类别"), labels.entry_kind),
        Filter("period", _("会计期间"), _in_month, choices=months),
        Filter("source", _("资金来源"), _of_source, choices=lambda v: [(str(s.pk), s.name) for s in sources_seen_by(v)]),
        on_day("since", _("从哪天起"), lambda day: Q(day__gte=day)),
        on_day("until", _("到哪天止"), lambda day: Q(day__lte=day)),
        flag("reversed", _("已冲销"), lambda viewer: Q(reversed_by__isnull=False)),
    ),
    acts=(
        Act(_("登记到位"), "funds:arrival-new", "funds.edit"),
        Act(_("批准预算"), "funds:authorise", "ledger.post"),
    ),
)  # fmt: skip

_KEPT_FOR = (
    Column("source", _("资金来源"), lambda a: a.source.name, sort=("source__name",)),
    Column("purpose", _("用途"), Said("purpose"), sort=("purpose",)),
    Column("project", _("项目"), lambda a: a.project.name if a.project else "", asked=True),
    Column("year", _("年度"), year_words, sort=("year",)),
)
_ACCOUNT_FILTERS = (
    search("name", "code", label=_("科目名称或编码")),
    choice("book", _("账簿"), labels.book),
    choice("kind", _("科目类别"), labels.account_kind),
    of_source("source"),
    choice("purpose", _("用途"), labels.purpose),
)

ACCOUNTS = Register(
    title=_("科目"),
    act=SEE,
    rows=accounts_seen_by,
    order=("code",),
    url=account_url,
    prepare=name_places,
    subtitle=_("余额按科目通常所在的一边写：拨入和预算在贷方，其余在借方。"),
    columns=(
        Column("name", _("科目名称"), lambda a: a.name, sort=("name",), url=account_url),
        Column("kind", _("科目类别"), Said("kind"), sort=("kind",)),
        *_KEPT_FOR,
        Column("balance", _("余额"), lambda a: on_its_side(a.kind, a.balance_fen), Kind.MONEY),
        Column("code", _("科目编码"), lambda a: a.code, sort=("code",), asked=True),
        Column("place", _("区划"), lambda a: a.place, sort=("division",)),
    ),
    filters=_ACCOUNT_FILTERS,
)


def _money(key: str, label: Any) -> Column:
    return Column(key, label, lambda a: getattr(a, key), Kind.MONEY, total=key)


BALANCE = Register(
    title=_("试算平衡表"),
    act=SEE,
    rows=accounts_seen_by,
    reckon=_turnover,
    order=("code",),
    url=account_url,
    prepare=name_places,
    subtitle=_("借贷两方的合计应当相等。选一个会计期间看当月发生额；不选是全部。"),
    columns=(
        Column("name", _("科目名称"), full_name, sort=("name",), url=account_url),
        _money("before_debit", _("期初借方")),
        _money("before_credit", _("期初贷方")),
        _money("debit", _("本期借方")),
        _money("credit", _("本期贷方")),
        _money("after_debit", _("期末借方")),
        _money("after_credit", _("期末贷方")),
        Column("code", _("科目编码"), lambda a: a.code, sort=("code",), asked=True),
        Column("place", _("区划"), lambda a: a.place, sort=("division",)),
    ),
    filters=(Filter("period", _("会计期间"), _all, choices=months), *_ACCOUNT_FILTERS),
)


def _prepare_periods(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    numbers = entries_of_period(rows)
    for row in rows:
        row.number, row.light = numbers.get(row.pk, 0), period_light(row)


PERIODS = Register(
    title=_("会计期间"),
    act=SEE,
    rows=periods_seen_by,
    order=("-year", "-month", "pk"),
    url=period_url,
    prepare=_prepare_periods,
    subtitle=_("一个月记第一笔账时自动开设；过完以后由财政部门按先后关账，关了不能再开。"),
    columns=(
        Column("month", _("月份"), str, sort=("year", "month"), url=period_url),
        Column("light", _("状态"), lambda p: p.light, Kind.LIGHT),
        Column("closed_on", _("关账日期"), lambda p: p.closed_on or "", Kind.DATE, sort=("closed_on",)),
        Column("number", _("分录"), lambda p: p.number, Kind.INT, url=entries_of),
        Column("place", _("区划"), lambda p: p.place, sort=("division",)),
    ),
    filters=(choice("state", _("状态"), labels.period_state),),
)
