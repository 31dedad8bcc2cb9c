"""The page of an account, which is the desk; and of a layout."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.statements.models import BankAccount, Layout
from gongzhi.statements.queries import (
    differences_seen_by,
    holdings_seen_by,
    matches_seen_by,
    statements_seen_by,
)
from gongzhi.statements.queries.balances import bank_balance, book_balance, last_day
from gongzhi.statements.queries.lines import unlooked_at
from gongzhi.statements.registers.accounts import EDIT, masked
from gongzhi.statements.registers.matches import (
    difference_light,
    difference_url,
    match_url,
    reasons_of,
)
from gongzhi.statements.registers.statements import statement_light, statement_url
from gongzhi.statements.rules import DifferenceState, MatchState

# So many rows a table of the desk has; the register behind it has all.
SHOWN = 20


def listed(name: str, account: BankAccount, **more: str) -> str:
    asked = "".join(f"&{key}={value}" for key, value in more.items())
    return f"{reverse(f'statements:{name}')}?account={account.pk}{asked}"


def account_dossier(account: BankAccount, viewer: Viewer) -> Dossier:
    day = last_day(account)
    bank, book = unlooked_at(account)
    here = account.division
    balance = reverse("statements:account-balance", args=[account.pk])
    return Dossier(
        title=account.name,
        kind=_("银行账户"),
        row=account,
        trail=[(_("银行账户"), reverse("statements:accounts"))],
        acts=[
            PageAct(
                _("对账"), reverse("statements:account-reconcile", args=[account.pk]), EDIT, here, "post"
            ),
            PageAct(
                _("导入对账单"), f"{reverse('statements:statement-new')}?account={account.pk}", EDIT, here
            ),
            PageAct(_("余额调节表"), balance, "statements.see", here),
            PageAct(_("修改"), reverse("statements:account-edit", args=[account.pk]), EDIT, here, quiet=True),
        ],
        facts=[
            Fact(_("开户行"), account.bank),
            Fact(_("账号"), masked(account.number)),
            Fact(_("对账单到"), day, Kind.DATE),
            Fact(_("那天银行余额"), bank_balance(account, day) if day else None, Kind.MONEY, balance),
            Fact(_("那天账上余额"), book_balance(account, day) if day else None, Kind.MONEY, balance),
            Fact(_("还没有对的银行流水"), bank, Kind.INT, listed("lines", account, open="1")),
            Fact(_("还没有对的账上流水"), book, Kind.INT, listed("book-lines", account, open="1")),
            Fact(_("说明"), account.note),
            Fact(_("区划"), name(account.division)),
        ],
        sections=[
            _proposals(account, viewer),
            _differences(account, viewer),
            _holdings(account, viewer),
            _statements(account, viewer),
        ],
    )


def _proposals(account: BankAccount, viewer: Viewer) -> Section:
    rows = matches_seen_by(viewer).filter(account=account, state=MatchState.PROPOSED.value)
    every = listed("matches", account, state=MatchState.PROPOSED.value)
    acts = [PageAct(_("全部 %(n)s 笔") % {"n": rows.count()}, every, "statements.see", account.division)]
    certain = rows.filter(certain=True).count()
    if certain:
        url = reverse("statements:account-confirm", args=[account.pk])
        acts.append(
            PageAct(_("确认确定的 %(n)s 笔") % {"n": certain}, url, EDIT, account.division, forward=True)
        )
    return Section(
        _("待确认的勾对"),
        [_("内容"), _("日期"), _("金额"), _("理由"), _("确定")],
        [
            [
                cell(Kind.TEXT, m.title, match_url(m)),
                cell(Kind.DATE, m.day),
                cell(Kind.MONEY, m.statement_fen),
                cell(Kind.LINES, reasons_of(m)),
                cell(Kind.TEXT, _("确定") if m.certain else _("请核对")),
            ]
            for m in rows.order_by("certain", "-day", "-pk")[:SHOWN]
        ],
        empty=_("没有待确认的勾对。"),
        acts=acts,
        anchor="matches",
    )


def _differences(account: BankAccount, viewer: Viewer) -> Section:
    rows = differences_seen_by(viewer).filter(account=account)
    left = rows.filter(state=DifferenceState.OPEN.value).count()
    every = listed("differences", account)
    acts = [PageAct(_("全部差异，未处理 %(n)s 项") % {"n": left}, every, "statements.see", account.division)]
    return Section(
        _("差异"),
        [_("内容"), _("差异类别"), _("日期"), _("对账单金额"), _("账上金额"), _("状态"), _("处理说明")],
        [
            [
                cell(Kind.TEXT, d.title, difference_url(d)),
                cell(Kind.TEXT, d.get_kind_display()),
                cell(Kind.DATE, d.day),
                cell(Kind.MONEY, d.statement_fen if d.statement_rows else ""),
                cell(Kind.MONEY, d.ledger_fen if d.ledger_rows else ""),
                cell(Kind.LIGHT, difference_light(d)),
                cell(Kind.TEXT, d.note),
            ]
            for d in rows.order_by("state", "-day", "-pk")[:SHOWN]
        ],
        empty=_("没有差异。"),
        acts=acts,
        anchor="differences",
    )


def _holdings(account: BankAccount, viewer: Viewer) -> Section:
    rows = holdings_seen_by(viewer).filter(account=account).order_by("pk")
    url = f"{reverse('statements:holding-new')}?account={account.pk}"
    return Section(
        _("放在这个账户里的资金来源"),
        [_("资金来源"), _("可以移出")],
        [
            [
                cell(Kind.TEXT, h.source.name, address("funds:source", h.source_id)),
                cell(
                    Kind.TEXT,
                    _("移出") if viewer.may(EDIT, h.division) else "",
                    address("statements:holding-remove", h.pk) if viewer.may(EDIT, h.division) else "",
                ),
            ]
            for h in rows
        ],
        empty=_("还没有放入资金来源：账上没有可以对的行。"),
        acts=[PageAct(_("放入资金来源"), url, EDIT, account.division)],
    )


def _statements(account: BankAccount, viewer: Viewer) -> Section:
    rows = statements_seen_by(viewer).filter(account=account)
    return Section(
        _("对账单"),
        [_("从哪天起"), _("到哪天止"), _("期初余额"), _("发生额合计"), _("期末余额"), _("状态")],
        [
            [
                cell(Kind.DATE, s.since, statement_url(s)),
                cell(Kind.DATE, s.until),
                cell(Kind.MONEY, s.opening_fen),
                cell(Kind.MONEY, s.moved_fen),
                cell(Kind.MONEY, s.closing_fen),
                cell(Kind.LIGHT, statement_light(s)),
            ]
            for s in rows.order_by("-until", "-pk")[:SHOWN]
        ],
        acts=[PageAct(_("全部对账单"), listed("statements", account), "statements.see", account.division)],
    )


def layout_dossier(layout: Layout, viewer: Viewer) -> Dossier:
    return Dossier(
        title=layout.name,
        kind=_("对账单版式"),
        row=layout,
        trail=[(_("对账单版式"), reverse("statements:layouts"))],
        acts=[PageAct(_("修改"), reverse("statements:layout-edit", args=[layout.pk]), EDIT, layout.division)],
        facts=[
            Fact(_("表头在第几行"), layout.head, Kind.INT),
            *(
                Fact(str(layout._meta.get_field(each).verbose_name), getattr(layout, each))  # type: ignore[union-attr]
                for each in ("day", "debit", "credit", "amount", "direction", "balance", "party")
            ),
            *(
                Fact(str(layout._meta.get_field(each).verbose_name), getattr(layout, each))  # type: ignore[union-attr]
                for each in ("words", "serial", "voucher", "source")
            ),
            Fact(_("日期写法"), layout.get_order_display()),
            Fact(_("借贷方向"), layout.get_sign_display()),
            Fact(_("区划"), name(layout.division)),
        ],
    )
