"""The tables of a settlement's figures: both readings, what each tier would cost, the rules with their standing."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.web.cells import Cell, Kind, Light, cell
from gongzhi.ground.web.figures import money
from gongzhi.ground.web.pages import Section
from gongzhi.programmes.labels import rule_status
from gongzhi.programmes.registers import RULE_TONES
from gongzhi.programmes.rules import RuleStatus
from gongzhi.settlement import labels
from gongzhi.settlement.queries import Kept, Reckoned, values_of
from gongzhi.settlement.rules.deductions import READING, Outcome, Reading, Tier, of_tier, outcome


def named(found: Outcome) -> str:
    """What is missing or cannot be right, by name; "" where the figure is known."""
    missing = "、".join(_(labels.RULES[key]) for key in found.missing)
    wrong = "、".join(_(labels.RULES[key]) for key in found.wrong)
    told = [_("未录入：%(names)s") % {"names": missing}] if missing else []
    return "；".join([*told, *([_("数值不对：%(names)s") % {"names": wrong}] if wrong else [])])


def readings(found: Reckoned) -> Section:
    """Side by side, whichever the rules name."""
    values = values_of(found.kept)
    chosen = values.get(READING)
    rows = []
    for reading, words in labels.reading().items():
        made = outcome(found.facts, values, Reading(reading))
        used = _("未录入") if chosen is None else _("采用") if str(chosen) == reading else _("未采用")
        rows.append([cell(Kind.TEXT, str(words)), *_figure(made), cell(Kind.TEXT, used)])
    return Section(_("两种读法"), [_("如果按"), _("扣减金额"), _("还缺什么"), _("规则里")], rows)


def stakes(found: Reckoned) -> Section:
    """What each tier would cost, by each reading."""
    values = values_of(found.kept)
    rows = [
        [
            cell(Kind.TEXT, str(words)),
            *(cell(Kind.MONEY, of_tier(found.facts, values, Tier(tier), reading).fen) for reading in Reading),
        ]
        for tier, words in labels.tier().items()
    ]
    heads = [str(words) for words in labels.reading().values()]
    return Section(_("各等次的扣减金额"), [_("等次"), *heads], rows)


def rules_used(found: Reckoned) -> Section:
    """Each rule with value, clause and whether somebody compared it with the source; while it still counts as it is on
    file, with its address."""
    live = found.advance is not None
    return Section(
        _("规则"),
        [_("规则"), _("数值"), _("状态"), _("条款"), _("出处"), _("版本")],
        [_rule(rule, live=live) for rule in found.kept],
    )


def value_words(rule: Kept) -> str | None:
    return None if rule["value"] is None else f"{rule['value']}{rule.get('unit') or ''}"


def standing(rule: Kept) -> Light:
    status = RuleStatus(str(rule["status"]))
    return Light(str(rule_status()[status]), RULE_TONES[status])


def _rule(rule: Kept, *, live: bool) -> list[Cell]:
    version, pk = rule.get("version"), rule.get("rule")
    url = reverse("programmes:rule", args=[pk]) if live and pk else ""
    return [
        cell(Kind.TEXT, _(labels.RULES[str(rule["key"])]), url),
        cell(Kind.TEXT, value_words(rule)),
        cell(Kind.LIGHT, standing(rule)),
        cell(Kind.TEXT, str(rule.get("clause") or "")),
        cell(Kind.TEXT, str(rule.get("source") or "")),
        cell(Kind.TEXT, "" if version is None else str(version)),
    ]


def _figure(made: Outcome) -> tuple[Cell, Cell]:
    return cell(Kind.TEXT, None if made.fen is None else money(made.fen)), cell(Kind.TEXT, named(made))
