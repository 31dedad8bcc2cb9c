"""Bank accounts and the layouts of their statements."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address, page_address
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, search
from gongzhi.ground.web.said import Said
from gongzhi.statements.models import BankAccount, Layout
from gongzhi.statements.queries import SEE, accounts_seen_by, layouts_seen_by
from gongzhi.statements.queries.balances import last_days
from gongzhi.statements.queries.lines import numbers_of

EDIT = "statements.edit"


def account_url(account: BankAccount) -> str:
    return address("statements:account", account.pk)


def layout_url(layout: Layout) -> str:
    return address("statements:layout", layout.pk)


def masked(number: str) -> str:
    """Only the last four digits, of short numbers two."""
    shown = 4 if len(number) > 8 else 2
    return "*" * (len(number) - shown) + number[-shown:]


def open_lines(account: BankAccount) -> str:
    return f"{page_address('statements:lines')}?account={account.pk}&open=1"


def _prepare_accounts(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    numbers, last = numbers_of(rows), last_days(rows)
    for row in rows:
        row.open_lines, row.last = numbers.get(row.pk, 0), last.get(row.pk)


ACCOUNTS = Register(
    title=_("银行账户"),
    act=SEE,
    rows=accounts_seen_by,
    order=("name", "pk"),
    url=account_url,
    prepare=_prepare_accounts,
    subtitle=_("打开一个账户就是对账台：导入对账单，勾对，处理差异，看余额调节表。"),
    columns=(
        Column("name", _("账户名称"), lambda a: a.name, sort=("name",), url=account_url),
        Column("bank", _("开户行"), lambda a: a.bank, sort=("bank",)),
        Column("number", _("账号"), lambda a: masked(a.number)),
        Column("last", _("对账单到"), lambda a: a.last, Kind.DATE),
        Column("open", _("未对清的行"), lambda a: a.open_lines, Kind.INT, url=open_lines),
        Column("place", _("区划"), lambda a: a.place, sort=("division",)),
    ),
    filters=(search("name", "bank", label=_("账户名称或开户行")),),
    acts=(Act(_("登记银行账户"), "statements:account-new", EDIT),),
)

LAYOUTS = Register(
    title=_("对账单版式"),
    act=SEE,
    rows=layouts_seen_by,
    order=("name", "pk"),
    url=layout_url,
    prepare=name_places,
    subtitle=_("一家银行一种版式，登记一次，以后的对账单照它读。"),
    columns=(
        Column("name", _("版式名称"), lambda r: r.name, sort=("name",), url=layout_url),
        Column("head", _("表头在第几行"), lambda r: r.head, Kind.INT),
        Column("day", _("日期列"), lambda r: r.day),
        Column("sums", _("金额列"), lambda r: r.amount or f"{r.debit}、{r.credit}"),
        Column("order", _("日期写法"), Said("order")),
        Column("sign", _("借贷方向"), Said("sign")),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(search("name", label=_("版式名称")),),
    acts=(Act(_("登记版式"), "statements:layout-new", EDIT),),
)
