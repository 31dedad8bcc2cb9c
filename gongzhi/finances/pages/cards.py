from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.finances.queries import Finances, Stake
from gongzhi.ground.unknowns.rules import percent
from gongzhi.ground.web.figures import large_money
from gongzhi.programmes.labels import rule_status


@dataclass(frozen=True)
class Card:
    label: str
    words: str
    url: str
    note: str = ""


def cards(seen: Finances) -> list[Card]:
    """The figures a leader asks for, each with the rows it is made of."""
    sources, budgets = reverse("funds:sources"), reverse("funds:budgets")
    found = [
        Card(
            _("预算执行率"),
            _share(seen.execution),
            budgets,
            _("已支用÷批准；试点期已过 %(part)s") % {"part": _share(seen.elapsed)},
        )
    ]
    if seen.money:
        found = [
            Card(_("到位率"), _share(seen.money.rate), sources, _("已到÷应到")),
            *found,
            Card(_("撬动比"), _share(seen.leverage), sources, _("社会资金÷财政资金，按已到")),
        ]
    return [*found, *(_stake(stake) for stake in seen.stakes)]


def _share(found: Fraction | None) -> str:
    return _("未知") if found is None else percent(found)


def _stake(stake: Stake) -> Card:
    rule = stake.rule
    status = str(rule_status()[rule.status])
    words = _("无法计算：规则未录入") if rule.value is None else _("未知")
    return Card(
        _("可能扣减：%(rule)s") % {"rule": rule.label},
        words if stake.fen is None else large_money(stake.fen),
        rule.url or reverse("programmes:rules"),
        _("%(status)s，%(source)s") % {"status": status, "source": rule.source},
    )
