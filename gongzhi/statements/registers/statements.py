"""Statements, and the lines of both sides."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Filter, Register, choice, flag, on_day, search
from gongzhi.statements import labels
from gongzhi.statements.models import Statement, StatementLine
from gongzhi.statements.queries import (
    DONE,
    SEE,
    accounts_seen_by,
    book_lines_seen_by,
    lines_seen_by,
    statements_seen_by,
)
from gongzhi.statements.queries.lines import standing
from gongzhi.statements.registers.accounts import EDIT
from gongzhi.statements.registers.matches import difference_url, light_of, match_url
from gongzhi.statements.rules import StatementState


def statement_url(statement: Statement) -> str:
    return address("statements:statement", statement.pk)


def statement_light(statement: Statement) -> Light:
    tone = "green" if statement.state == StatementState.TAKEN else "yellow"
    return Light(str(statement.get_state_display()), tone)


def line_url(line: Any) -> str:
    """Where a line stands; one that has not been looked at, where it comes from."""
    part = getattr(line, "part", None)
    if part and part.match:
        return match_url(part.match)
    if part:
        return difference_url(part.difference)
    if isinstance(line, StatementLine):
        return address("statements:statement", line.statement_id)
    return address("funds:entry", line.entry_id)


def of_account(path: str) -> Filter:
    def apply(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
        known = value.isascii() and value.isdigit() and len(value) < 18
        return rows.filter(**{path: int(value)}) if known else rows

    def offered(viewer: Viewer) -> list[tuple[str, str]]:
        return [(str(a.pk), a.name) for a in accounts_seen_by(viewer)]

    return Filter("account", _("银行账户"), apply, choices=offered)


def _of_holding(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    """Ledger lines of the sources that lie in an account."""
    known = value.isascii() and value.isdigit() and len(value) < 18
    held = accounts_seen_by(viewer).filter(pk=int(value) if known else 0)
    return rows.filter(source__in=held.values("holdings__source")) if known else rows


STATEMENTS = Register(
    title=_("对账单"),
    act=SEE,
    rows=statements_seen_by,
    order=("-until", "-pk"),
    url=statement_url,
    prepare=name_places,
    subtitle=_("期初余额加发生额等于期末余额的才收。导入以后不改也不删。"),
    columns=(
        Column(
            "account", _("银行账户"), lambda s: s.account.name, sort=("account__name",), url=statement_url
        ),
        Column("since", _("从哪天起"), lambda s: s.since, Kind.DATE, sort=("since",)),
        Column("until", _("到哪天止"), lambda s: s.until, Kind.DATE, sort=("until",)),
        Column("opening", _("期初余额"), lambda s: s.opening_fen, Kind.MONEY),
        Column("moved", _("发生额合计"), lambda s: s.moved_fen, Kind.MONEY),
        Column("closing", _("期末余额"), lambda s: s.closing_fen, Kind.MONEY),
        Column("rows", _("行数"), lambda s: s.rows, Kind.INT),
        Column("state", _("状态"), statement_light, Kind.LIGHT, sort=("state",)),
        Column("name", _("文件名"), lambda s: s.name, asked=True),
        Column("place", _("区划"), lambda s: s.place, sort=("division",)),
    ),
    filters=(
        of_account("account"),
        choice("state", _("状态"), labels.statement_state),
        search("name", label=_("文件名")),
    ),
    acts=(Act(_("导入对账单"), "statements:statement-new", EDIT),),
)


def _prepare(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for row in rows:
        row.light = light_of(standing(row))


_OPEN = flag("open", _("未对清"), lambda viewer: ~DONE)

LINES = Register(
    title=_("银行流水"),
    act=SEE,
    rows=lines_seen_by,
    order=("-day", "-pk"),
    url=line_url,
    prepare=_prepare,
    subtitle=_("对账单上的每一行；付出为负。点日期看它勾对到哪里、算作哪项差异。"),
    columns=(
        Column("day", _("日期"), lambda r: r.day, Kind.DATE, sort=("day",), url=line_url),
        Column("party", _("对方户名"), lambda r: r.party or None, sort=("party",)),
        Column(
            "amount", _("金额"), lambda r: r.amount_fen, Kind.MONEY, sort=("amount_fen",), total="amount_fen"
        ),
        Column("words", _("摘要"), lambda r: r.words),
        Column("voucher", _("凭证号"), lambda r: r.voucher),
        Column("light", _("对账情况"), lambda r: r.light, Kind.LIGHT),
        Column("account", _("银行账户"), lambda r: r.account.name, sort=("account__name",)),
        Column("balance", _("余额"), lambda r: r.balance_fen, Kind.MONEY, asked=True),
        Column("serial", _("流水号"), lambda r: r.serial, asked=True),
        Column("row", _("文件第几行"), lambda r: r.row, Kind.INT, asked=True),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(
        search("party", "words", "voucher", "serial", label=_("对方、摘要、凭证号或流水号")),
        of_account("account"),
        _OPEN,
        on_day("since", _("从哪天起"), lambda day: Q(day__gte=day)),
        on_day("until", _("到哪天止"), lambda day: Q(day__lte=day)),
    ),
)

BOOK_LINES = Register(
    title=_("账上流水"),
    act=SEE,
    rows=book_lines_seen_by,
    order=("-entry__day", "-pk"),
    url=line_url,
    prepare=_prepare,
    subtitle=_("总账里存款科目的每一行，限于已放进银行账户的资金来源；付出为负。"),
    columns=(
        Column("day", _("日期"), lambda r: r.entry.day, Kind.DATE, sort=("entry__day",), url=line_url),
        Column("party", _("对方单位"), lambda r: r.entry.party or None, sort=("entry__party",)),
        Column(
            "amount", _("金额"), lambda r: r.amount_fen, Kind.MONEY, sort=("amount_fen",), total="amount_fen"
        ),
        Column("words", _("摘要"), lambda r: r.entry.words, url=lambda r: address("funds:entry", r.entry_id)),
        Column("voucher", _("凭证号"), lambda r: r.entry.voucher),
        Column("light", _("对账情况"), lambda r: r.light, Kind.LIGHT),
        Column("source", _("资金来源"), lambda r: r.source.name, sort=("source__name",)),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(
        search("entry__party", "entry__words", "entry__voucher", label=_("对方、摘要或凭证号")),
        Filter("account", _("银行账户"), _of_holding, choices=of_account("").choices),
        _OPEN,
        on_day("since", _("从哪天起"), lambda day: Q(entry__day__gte=day)),
        on_day("until", _("到哪天止"), lambda day: Q(entry__day__lte=day)),
    ),
)
