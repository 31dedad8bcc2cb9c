"""付款单: what is printed and signed. The account stands on it in full, so printing it is written down."""

from dataclasses import dataclass

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.capitals import capitals
from gongzhi.ground.money.rules import wan, yuan
from gongzhi.payments import labels
from gongzhi.payments.models import PaymentRequest, Step
from gongzhi.payments.queries import reversed_of, steps_of_request
from gongzhi.payments.rules import Did
from gongzhi.payments.services.showing import account_in_full


@dataclass(frozen=True)
class Signed:
    """One line of signatures: the step, who took it (and in whose place), when; blank until it is taken."""

    words: str
    who: str = ""
    day: object = None


@dataclass(frozen=True)
class Slip:
    """Sums as they are written on paper: exact 元, 万元 where that is exact too, and 大写."""

    row: PaymentRequest
    account: str
    yuan: str
    wan: str
    capitals: str
    signatures: list[Signed]
    is_reversed: bool


def slip_of(row: PaymentRequest, viewer: Viewer) -> Slip:
    large = wan(row.amount_fen)
    return Slip(
        row=row,
        account=account_in_full(row, by=viewer),
        yuan=yuan(row.amount_fen),
        wan=large if large.endswith("万元") else "",
        capitals=capitals(row.amount_fen),
        signatures=_signatures(row),
        is_reversed=row.pk in reversed_of([row]),
    )


def _signatures(row: PaymentRequest) -> list[Signed]:
    """Of each step the last that was taken: what came before was sent back. A step still to come leaves room to sign."""
    steps = steps_of_request(row)
    returned = max((s.pk for s in steps if s.did == Did.RETURN), default=0)
    found = []
    for did in (Did.SUBMIT, Did.CHECK, Did.APPROVE, Did.PAY):
        words = str(labels.did()[did])
        mine = [step for step in steps if step.did == did and step.pk > returned]
        found.append(Signed(words, _who(mine), mine[-1].made_at) if mine else Signed(words))
    return found


def _who(steps: list[Step]) -> str:
    behind = [str(step.person) for step in steps if step.person_id != step.made_by_id]
    return f"{steps[-1].made_by}（代{'、'.join(behind)}）" if behind else str(steps[-1].made_by)
