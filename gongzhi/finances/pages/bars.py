"""The waterfall: from what is owed to what is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongzhi.finances.queries import Finances
from gongzhi.finances.rules.pictures import GAP, HEIGHT, Step, waterfall
from gongzhi.funds.queries import Money
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.figures import large_money
from gongzhi.ground.web.pages import Section

_STRIDE, _LABEL = 100, 20
TALL = HEIGHT + 2 * _LABEL


@dataclass(frozen=True)
class Bar:
    """One step of the waterfall: how it stands and what it opens."""

    label: str
    fen: int
    url: str
    falls: bool
    x: int = 0
    top: int = 0
    tall: int = 0

    @property
    def words(self) -> str:
        return large_money(-self.fen if self.falls else self.fen)


def bars(seen: Finances) -> list[Bar]:
    """应到 → 缺口 → 已到 → 已支用 → 应缴回 → 存款 → 可能扣减, of what the viewer sees; 应到 only where all of it is known. Without a
    source: what is authorised and what is left of it."""
    steps = _of_sources(seen, seen.money) if seen.money else _of_budgets(seen)
    drawn = waterfall([step for _bar, step in steps])
    return [
        Bar(bar.label, bar.fen, bar.url, bar.falls, n * _STRIDE + GAP, top + _LABEL, tall)
        for n, ((bar, _step), (top, tall)) in enumerate(zip(steps, drawn, strict=True))
    ]


def _of_sources(seen: Finances, money: Money) -> list[tuple[Bar, Step]]:
    arrived, spent = money.arrived.known, seen.books.get(AccountKind.EXPENSE, 0)
    cash = f"{reverse('funds:accounts')}?{urlencode({'kind': 'cash'})}"
    left = arrived - spent
    there = left + _owed_back(seen)
    found = [
        (Bar(_("已到"), arrived, reverse("funds:arrivals"), falls=False), Step(0, arrived)),
        (Bar(_("已支用"), spent, _spent_url(), falls=True), Step(left, arrived, falls=True)),
        *(
            [(Bar(_("应缴回"), there - left, _payable_url(), falls=False), Step(left, there))]
            if there > left
            else []
        ),
        (Bar(_("存款"), there, cash, falls=False), Step(0, there)),
    ]
    ceiling = seen.stakes[0].fen if seen.stakes else None
    if ceiling:
        rules = seen.stakes[0].rule.url or reverse("programmes:rules")
        low = left - ceiling
        found.append((Bar(_("可能扣减"), ceiling, rules, falls=True), Step(low, low + ceiling, falls=True)))
    return [*_owed(money), *found]


def _owed_back(seen: Finances) -> int:
    """Deducted, and not paid back yet: it is in the account and nobody's to spend."""
    return -seen.books.get(AccountKind.PAYABLE, 0)


def _payable_url() -> str:
    return f"{reverse('funds:accounts')}?{urlencode({'kind': 'payable'})}"


def _owed(money: Money) -> list[tuple[Bar, Step]]:
    if not money.planned.complete:
        return []
    planned, short = money.planned.known, max(0, money.planned.known - money.arrived.known)
    url = reverse("funds:sources")
    return [
        (Bar(_("应到"), planned, url, falls=False), Step(0, planned)),
        (Bar(_("缺口"), short, url, falls=True), Step(planned - short, planned, falls=True)),
    ]


def _of_budgets(seen: Finances) -> list[tuple[Bar, Step]]:
    spent, owed = seen.books.get(AccountKind.SPENT, 0), seen.books.get(AccountKind.COMMITTED, 0)
    left, url = seen.authorised - spent - owed, reverse("funds:budgets")
    return [
        (Bar(pgettext("figure", "批准"), seen.authorised, url, falls=False), Step(0, seen.authorised)),
        (
            Bar(_("已支用"), spent, _spent_url(), falls=True),
            Step(seen.authorised - spent, seen.authorised, falls=True),
        ),
        (Bar(_("已承诺"), owed, url, falls=True), Step(left, left + owed, falls=True)),
        (Bar(_("可用"), left, url, falls=False), Step(0, left)),
    ]


def _spent_url() -> str:
    return f"{reverse('funds:entries')}?{urlencode({'kind': 'pay'})}"


def bars_table(found: Sequence[Bar]) -> Section:
    return Section(
        _("资金从应到到结余"),
        [_("资金环节"), _("金额")],
        [
            [cell(Kind.TEXT, bar.label, bar.url), cell(Kind.MONEY, -bar.fen if bar.falls else bar.fen)]
            for bar in found
        ],
    )


def width(found: Sequence[Bar]) -> int:
    return len(found) * _STRIDE + GAP
