"""The pages of an entry, of an account with its statement, and of a month."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.funds.dossiers.sources import source_link
from gongzhi.funds.models import Account, Entry, Line, Period
from gongzhi.funds.queries.ledger import entries_of_period, lines_of, reversed_among, statement, sums_of
from gongzhi.funds.registers.ledger import (
    SEE,
    account_url,
    entries_of,
    entry_light,
    entry_url,
    full_name,
    period_light,
    year_words,
)
from gongzhi.funds.rules.ledger import AccountKind, EntryKind, PeriodState, on_its_side
from gongzhi.funds.services.ledger import CLOSE, POST
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name, names
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section

SIZE = 50


def entry_dossier(entry: Entry, viewer: Viewer) -> Dossier:
    turned = entry.pk in reversed_among([entry])
    by = Entry.objects.filter(reverses=entry).first() if turned else None
    acts = []
    if entry.kind != EntryKind.REVERSAL and not turned:
        url = reverse("funds:entry-reverse", args=[entry.pk])
        acts.append(PageAct(_("冲销"), url, POST, entry.division, danger=True))
    back = entry.reverses
    return Dossier(
        title=entry.words,
        kind=_("会计分录"),
        row=entry,
        state=entry_light(entry, is_reversed=turned),
        trail=[(_("会计分录"), reverse("funds:entries"))],
        acts=acts,
        facts=[
            Fact(_("分录号"), str(entry.pk)),
            Fact(_("日期"), entry.day, Kind.DATE),
            Fact(_("分录类别"), entry.get_kind_display()),
            Fact(_("金额"), sums_of([entry]).get(entry.pk), Kind.MONEY),
            Fact(_("凭证号"), entry.voucher),
            Fact(_("对方单位"), entry.party or None),
            Fact(_("冲销的分录"), back.words if back else "", url=entry_url(back) if back else ""),
            Fact(_("被哪笔冲销"), by.words if by else "", url=entry_url(by) if by else ""),
            Fact(_("区划"), name(entry.division)),
            Fact(_("业务键"), entry.key),
            Fact(_("内容摘要值"), entry.body_hash),
        ],
        sections=[_lines(entry, viewer)],
    )


def _lines(entry: Entry, viewer: Viewer) -> Section:
    rows = lines_of(entry)
    return Section(
        _("借贷"),
        [_("科目"), _("账簿"), _("借方"), _("贷方")],
        [
            [
                cell(Kind.TEXT, full_name(row.account), _if_seen(row.account, viewer)),
                cell(Kind.TEXT, row.account.get_book_display()),
                *_sides(row),
            ]
            for row in rows
        ],
    )


def _sides(line: Line) -> list[Cell]:
    fen = line.amount_fen
    return [
        cell(Kind.MONEY, fen if fen > 0 else ""),
        cell(Kind.MONEY, -fen if fen < 0 else ""),
    ]


def _if_seen(account: Account, viewer: Viewer) -> str:
    """A community sees its own entries without the county's account."""
    return account_url(account) if viewer.may(SEE, account.division) else ""


def account_dossier(account: Account, viewer: Viewer, *, after: int = 0, before: int = 0) -> Dossier:
    return Dossier(
        title=full_name(account),
        kind=_("科目"),
        row=account,
        trail=[(_("科目"), reverse("funds:accounts"))],
        acts=_line_acts(account),
        facts=[
            Fact(_("余额"), on_its_side(account.kind, account.balance_fen), Kind.MONEY),
            Fact(_("科目类别"), account.get_kind_display()),
            Fact(_("账簿"), account.get_book_display()),
            Fact(_("资金来源"), account.source.name, url=source_link(account.source, viewer)),
            Fact(_("用途"), account.get_purpose_display()),
            Fact(_("项目"), account.project.name if account.project else ""),
            Fact(_("年度"), year_words(account)),
            Fact(_("最低余额"), "" if account.floor_fen is None else account.floor_fen, Kind.MONEY),
            Fact(_("科目编码"), account.code),
            Fact(_("区划"), name(account.division)),
        ],
        sections=[_statement(account, after, before)],
    )


def _line_acts(account: Account) -> list[PageAct]:
    """What a budget line can be asked for; other accounts move only with what is posted elsewhere."""
    if account.kind != AccountKind.AVAILABLE:
        return []
    commit = PageAct(_("承诺"), reverse("funds:budget-commit", args=[account.pk]), POST, account.division)
    to_year = PageAct(_("分到年度"), reverse("funds:budget-pass", args=[account.pk]), POST, account.division)
    return [commit, *([] if account.year else [to_year])]


def _statement(account: Account, after: int, before: int) -> Section:
    """A page of lines in the order they were posted, by key: the ten-thousandth page costs what the first does."""
    found = statement(account, after=after, before=before, size=SIZE)
    more = len(found) > SIZE
    rows = found[-SIZE:] if before else found[:SIZE]
    places = names(row.division for row in rows)
    here = account_url(account)
    acts = []
    if rows and (more if before else after):
        acts.append(PageAct(_("上一页"), f"{here}?before={rows[0].pk}", SEE, account.division))
    if rows and (before or more):
        acts.append(PageAct(_("下一页"), f"{here}?after={rows[-1].pk}", SEE, account.division))
    return Section(
        _("各笔账"),
        [_("摘要"), _("日期"), _("借方"), _("贷方"), _("余额"), _("凭证号"), _("区划")],
        [
            [
                cell(Kind.TEXT, row.entry.words, entry_url(row.entry)),
                cell(Kind.DATE, row.entry.day),
                *_sides(row),
                cell(Kind.MONEY, on_its_side(account.kind, row.balance_fen)),
                cell(Kind.TEXT, row.entry.voucher),
                cell(Kind.TEXT, places[row.division]),
            ]
            for row in rows
        ],
        acts=acts,
    )


def period_dossier(period: Period, viewer: Viewer) -> Dossier:
    acts: Sequence[PageAct] = ()
    if period.state == PeriodState.OPEN and period.ends_on < viewer.today:
        url = reverse("funds:period-close", args=[period.pk])
        acts = [PageAct(_("关账"), url, CLOSE, period.division, danger=True)]
    return Dossier(
        title=str(period),
        kind=_("会计期间"),
        row=period,
        state=period_light(period),
        trail=[(_("会计期间"), reverse("funds:periods"))],
        acts=acts,
        facts=[
            Fact(_("最后一天"), period.ends_on, Kind.DATE),
            Fact(_("关账日期"), period.closed_on or "", Kind.DATE),
            Fact(_("分录"), entries_of_period([period]).get(period.pk, 0), Kind.INT, entries_of(period)),
            Fact(_("区划"), name(period.division)),
        ],
    )
