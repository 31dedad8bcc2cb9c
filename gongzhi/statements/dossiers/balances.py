"""余额调节表: the table that brings bank and books of one day together, and every row between them."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.statements.dossiers.accounts import listed
from gongzhi.statements.models import BankAccount
from gongzhi.statements.queries.balances import balance_on
from gongzhi.statements.registers.accounts import account_url
from gongzhi.statements.registers.matches import light_of
from gongzhi.statements.rules.balancing import Balance, Item, by_side

# So many rows stand under the table; the registers have all.
ITEMS = 200


def balance_dossier(account: BankAccount, day: date, viewer: Viewer) -> Dossier:
    """Bank and books of one day, and every row between them."""
    stood = balance_on(account, day)
    return Dossier(
        title=_("余额调节表：%(account)s") % {"account": account.name},
        kind=_("余额调节表"),
        row=account,
        trail=[(_("银行账户"), reverse("statements:accounts")), (account.name, account_url(account))],
        acts=[
            PageAct(
                _("下载 Word"),
                f"{reverse('statements:account-docx', args=[account.pk])}?day={day}",
                "statements.see",
                account.division,
            )
        ],
        facts=[
            Fact(_("截至"), day, Kind.DATE),
            Fact(_("银行余额"), stood.bank, Kind.MONEY, listed("lines", account, until=str(day))),
            Fact(_("账上余额"), stood.book, Kind.MONEY, listed("book-lines", account, until=str(day))),
            Fact(_("调节后银行余额"), stood.of_bank, Kind.MONEY),
            Fact(_("调节后账上余额"), stood.of_book, Kind.MONEY),
            Fact(_("还差多少说不清"), stood.left, Kind.MONEY),
        ],
        sections=[_table(stood), _items(stood, "s"), _items(stood, "l")],
    )


def lines_of_table(stood: Balance) -> list[tuple[str, int | None]]:
    """The table from top to bottom: words and fen."""
    sums = by_side(stood.items)
    return [
        (_("银行余额"), stood.bank),
        (_("加：账上已收、银行未收"), sums.get(("l", True), 0)),
        (_("减：账上已付、银行未付"), sums.get(("l", False), 0)),
        (_("调节后银行余额"), stood.of_bank),
        (_("账上余额"), stood.book),
        (_("加：银行已收、账上未收"), sums.get(("s", True), 0)),
        (_("减：银行已付、账上未付"), sums.get(("s", False), 0)),
        (_("调节后账上余额"), stood.of_book),
        (_("还差多少说不清"), stood.left),
    ]


def _table(stood: Balance) -> Section:
    return Section(
        _("调节"),
        [_("项目"), _("金额")],
        [[cell(Kind.TEXT, words), cell(Kind.MONEY, fen)] for words, fen in lines_of_table(stood)],
    )


def _items(stood: Balance, side: str) -> Section:
    items = [item for item in stood.items if item.side == side]
    title = _("银行有、账上没有的 %(n)s 行") if side == "s" else _("账上有、银行没有的 %(n)s 行")
    rows = [_item(item) for item in items[:ITEMS]]
    if len(items) > ITEMS:
        rest = sum(item.fen for item in items[ITEMS:])
        words = _("另有 %(n)s 行，见流水") % {"n": len(items) - ITEMS}
        rows.append(
            [cell(Kind.TEXT, words), cell(Kind.TEXT, ""), cell(Kind.MONEY, rest), cell(Kind.TEXT, "")]
        )
    return Section(
        title % {"n": len(items)}, [_("内容"), _("日期"), _("金额"), _("对账情况")], rows, empty=_("没有。")
    )


def _item(item: Item) -> list[Cell]:
    name = "statements:line" if item.side == "s" else "funds:entry"
    return [
        cell(Kind.TEXT, item.words or None, address(name, item.pk)),
        cell(Kind.DATE, item.day),
        cell(Kind.MONEY, item.fen),
        cell(Kind.LIGHT, light_of(item.group)),
    ]
