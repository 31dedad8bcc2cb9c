"""结算单: what is printed and signed: the figures, the rules with their clauses, who took which step."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.capitals import capitals
from gongzhi.ground.money.rules import wan, yuan
from gongzhi.settlement import labels
from gongzhi.settlement.dossiers.figures import named, standing, value_words
from gongzhi.settlement.models import Settlement, Step
from gongzhi.settlement.queries import Reckoned, reckoned, reversed_of, steps_of_settlement
from gongzhi.settlement.registers import points
from gongzhi.settlement.rules import Did


@dataclass(frozen=True)
class Signed:
    """One line of signatures: the step, who took it (and in whose place), when; blank until it is taken."""

    words: str
    who: str = ""
    day: object = None


@dataclass(frozen=True)
class Slip:
    """Sums as they are written on paper: exact 元, 万元 where that is exact too, and 大写. Blank where not known."""

    row: Settlement
    score: str
    tier: str
    advance: str
    yuan: str
    wan: str
    capitals: str
    missing: str
    next_one: str
    rules: list[tuple[str, str, str, str]]
    signatures: list[Signed]
    is_reversed: bool


def slip_of(row: Settlement, viewer: Viewer) -> Slip:
    found = reckoned(row, viewer)
    fen, tier, advance = found.outcome.fen, found.outcome.tier, found.facts.advance
    large = "" if fen is None else wan(fen)
    return Slip(
        row=row,
        score=points(row.score_hundredths) or "",
        tier=str(labels.tier()[tier]) if tier else "",
        advance="" if advance is None else yuan(advance),
        yuan="" if fen is None else yuan(fen),
        wan=large if large.endswith("万元") else "",
        capitals="" if fen is None else capitals(fen),
        missing=named(found.outcome),
        next_one="" if row.next_fen is None else yuan(row.next_fen),
        rules=_rules(found),
        signatures=_signatures(row),
        is_reversed=row.pk in reversed_of([row]),
    )


def _rules(found: Reckoned) -> list[tuple[str, str, str, str]]:
    return [
        (
            _(labels.RULES[str(rule["key"])]),
            value_words(rule) or "",
            str(rule.get("clause") or rule.get("source") or ""),
            str(standing(rule)),
        )
        for rule in found.kept
    ]


def _signatures(row: Settlement) -> list[Signed]:
    """Of each step the last that was taken: what came before was sent back. A step still to come leaves room to sign."""
    steps = steps_of_settlement(row)
    returned = max((s.pk for s in steps if s.did == Did.RETURN), default=0)
    found = []
    for did in (Did.SUBMIT, Did.CONFIRM, Did.REPAY):
        words = str(labels.did()[did])
        mine = [step for step in steps if step.did == did and step.pk > returned]
        found.append(Signed(words, _who(mine), mine[-1].made_at) if mine else Signed(words))
    return found


def _who(steps: list[Step]) -> str:
    behind = [str(step.person) for step in steps if step.person_id != step.made_by_id]
    return f"{steps[-1].made_by}（代{'、'.join(behind)}）" if behind else str(steps[-1].made_by)
