"""Budget lines: authorised, committed, spent and left; each number opens its rows."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongzhi.funds import labels
from gongzhi.funds.models import Account
from gongzhi.funds.queries.ledger import budgets_seen_by, siblings
from gongzhi.funds.registers.ledger import SEE, account_url, of_source, year_words
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, search
from gongzhi.ground.web.said import Said


def _prepare(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    found = siblings(rows)
    for row in rows:
        row.parts = {kind: found.get((row.pk, kind)) for kind in AccountKind}


def _part(kind: AccountKind) -> Callable[[Any], int]:
    return lambda row: row.parts[kind].balance_fen if row.parts[kind] else 0


def _opens(kind: AccountKind) -> Callable[[Any], str]:
    return lambda row: account_url(row.parts[kind]) if row.parts[kind] else ""


def authorised(row: Any) -> int:
    """Of the term: what was granted. Of a year: what was passed on to it, used or not."""
    if row.year is None:
        return -_part(AccountKind.BUDGET)(row)
    return sum(_part(kind)(row) for kind in (AccountKind.AVAILABLE, AccountKind.COMMITTED, AccountKind.SPENT))


def passed_on(row: Any) -> int:
    """What of a line of the term went on to its years."""
    left = sum(_part(kind)(row) for kind in (AccountKind.AVAILABLE, AccountKind.COMMITTED, AccountKind.SPENT))
    return authorised(row) - left


def authorised_url(row: Any) -> str:
    return _opens(AccountKind.BUDGET)(row) if row.year is None else account_url(row)


def line_name(row: Account) -> str:
    return "·".join([row.source.name, str(row.get_purpose_display())])


BUDGETS = Register(
    title=_("预算"),
    act=SEE,
    rows=budgets_seen_by,
    order=("source", "division", "code"),
    url=account_url,
    prepare=_prepare,
    subtitle=_("批准＝可用＋已承诺＋已支用（全周期的还要加上分到年度的）。点数字看它的各笔账。"),
    columns=(
        Column("line", _("预算"), line_name, sort=("source__name", "purpose"), url=account_url),
        Column("authorised", pgettext_lazy("figure", "批准"), authorised, Kind.MONEY, url=authorised_url),
        Column("passed", _("分到年度"), passed_on, Kind.MONEY, url=account_url, asked=True),
        Column(
            "committed",
            _("已承诺"),
            _part(AccountKind.COMMITTED),
            Kind.MONEY,
            url=_opens(AccountKind.COMMITTED),
        ),
        Column("spent", _("已支用"), _part(AccountKind.SPENT), Kind.MONEY, url=_opens(AccountKind.SPENT)),
        Column("left", _("可用"), lambda a: a.balance_fen, Kind.MONEY, url=account_url, total="balance_fen"),
        Column("purpose", _("用途"), Said("purpose"), sort=("purpose",), asked=True),
        Column("project", _("项目"), lambda a: a.project.name if a.project else "", asked=True),
        Column("year", _("年度"), year_words, sort=("year",)),
        Column("place", _("区划"), lambda a: a.place, sort=("division",)),
    ),
    filters=(
        search("name", "code", label=_("科目名称或编码")),
        of_source("source"),
        choice("purpose", _("用途"), labels.purpose),
    ),
    acts=(Act(_("批准预算"), "funds:authorise", "ledger.post"),),
)
