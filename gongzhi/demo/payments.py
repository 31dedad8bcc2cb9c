"""What the projects of the year are paid: contracts committed to budget lines, requests from accepted milestones, each by
four persons. Some are still on their way, and one came back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from gongzhi.demo import places
from gongzhi.demo.stage import WAN, Stage, clerk
from gongzhi.funds.models import Account
from gongzhi.funds.queries.ledger import budgets_seen_by
from gongzhi.funds.rules.spending import Spending
from gongzhi.funds.services.budgets import Asked, commit
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.files.services import attach
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.rules import Move, Status
from gongzhi.payments.services.moving import move_request, pay_request
from gongzhi.payments.services.requests import add_request
from gongzhi.projects.models import Contract
from gongzhi.projects.rules.milestones import MilestoneStatus

OFFICE, LEADER = "demo-office", "demo-leader"
CHECKER, PAYER = "demo-finance", "demo-cashier"
ONE, TWO, THREE = places.PILOTS[:3]


@dataclass(frozen=True)
class Signed:
    """What of a contract is committed to the line of its community: purpose, 万元, so many days after the batch was named."""

    code: str
    number: str
    purpose: str
    wan: int
    after: int


@dataclass(frozen=True)
class Asking:
    """A request: for which milestone, how much in 元, and how far it has come."""

    code: str
    number: str
    milestone: str
    yuan: int
    words: str
    after: int
    reach: Status = Status.PAID


SIGNED = (
    Signed(TWO, "演工〔2〕号", "space", 12, 90),
    Signed(THREE, "演服〔1〕号", "service", 15, 93),
    Signed(ONE, "演工〔5〕号", "space", 28, 112),
)
ASKED = (
    Asking(TWO, "演工〔2〕号", "隐蔽工程验收", 70_000, "坡道和扶手进度款", 114),
    Asking(THREE, "演服〔1〕号", "中期评估", 90_000, "助餐服务上半年服务费", 118),
    Asking(TWO, "演工〔2〕号", "完工并清场", 30_000, "坡道和扶手完工款", 149),
    Asking(ONE, "演工〔5〕号", "进场开工", 110_000, "食堂改造首期款", 155),
    Asking(ONE, "演工〔5〕号", "进场开工", 2_000, "现场零星材料", 186, Status.RETURNED),
    Asking(THREE, "演服〔1〕号", "服务期满、提交总结", 50_000, "助餐服务下半年服务费", 190, Status.APPROVED),
    Asking(ONE, "演工〔5〕号", "进场开工", 40_000, "食堂给排水材料款", 194, Status.CHECKED),
    Asking(TWO, "演工〔2〕号", "结算审核", 15_000, "坡道和扶手结算款", 203, Status.SUBMITTED),
)
RETURNED_FOR = "零星材料已含在首期款里，请核对合同清单。"


def plan(stage: Stage) -> None:
    for signed in SIGNED:
        stage.on(signed.after, OFFICE, partial(_committed, signed))
    for asking in ASKED:
        stage.on(asking.after, clerk(asking.code), partial(_asked, stage, asking))


def _contract(code: str, number: str) -> Contract:
    return Contract.objects.get(division=code, number=number)


def _line(code: str, purpose: str, by: Viewer) -> Account:
    return budgets_seen_by(by).get(division=code, purpose=purpose)


def _committed(signed: Signed, by: Viewer) -> None:
    line, contract = _line(signed.code, signed.purpose, by), _contract(signed.code, signed.number)
    key = f"demo:contract:{contract.pk}"
    asked = Asked(
        signed.wan * WAN, by.today, f"签订合同：{contract}"[:150], key, contract.number, contract.party_name
    )
    commit(line, Spending(line.source_id, signed.purpose, by.today), asked, by=by)


def _asked(stage: Stage, asking: Asking, by: Viewer) -> None:
    """Once the milestone has passed: holidays may have put that off, and then this is put off too."""
    contract = _contract(asking.code, asking.number)
    milestone = contract.project.milestones.get(title=asking.milestone)
    if milestone.status != MilestoneStatus.PASSED:
        later = by.today + timedelta(days=2)
        if later < stage.diary.today - timedelta(days=2):
            stage.diary.on(later, clerk(asking.code), partial(_asked, stage, asking))
        return
    purpose = next(signed.purpose for signed in SIGNED if signed.number == asking.number)
    row = add_request(
        PaymentRequest(
            milestone=milestone,
            contract=contract,
            line=_line(asking.code, purpose, by),
            purpose=purpose,
            amount_fen=asking.yuan * 100,
            words=asking.words,
            bank="演示银行青禾支行",
            account_number=f"9900 1010 {contract.pk:04} 0001",
            invoice=f"演票{asking.after:05}",
        ),
        by=by,
    )
    text = f"{row.number} {asking.words}：发票和验收单见附页（演示）。\n"
    attach(row, text.encode(), f"发票 {row.invoice}（演示）.txt", by=by)
    move_request(row, Move.SUBMIT, by=by, version=row.version)
    _go_on(stage, row.pk, asking.reach)


def _go_on(stage: Stage, pk: int, reach: Status) -> None:
    """Every few days the next hand, as far as it came."""
    steps: list[tuple[Status, str, Callable[[PaymentRequest, Viewer], object]]] = [
        (Status.CHECKED, CHECKER, partial(_moved, Move.CHECK)),
        (Status.APPROVED, LEADER, partial(_moved, Move.APPROVE)),
        (Status.PAID, PAYER, _paid),
    ]
    if reach == Status.RETURNED:
        steps = [(Status.RETURNED, CHECKER, partial(_moved, Move.RETURN))]
    day = PaymentRequest.objects.values_list("submitted_on", flat=True).get(pk=pk)
    for status, who, do in steps if reach != Status.SUBMITTED else []:
        assert day
        day += timedelta(days=3)
        stage.diary.on(day, who, partial(_done, pk, do))
        if status == reach:
            return


def _done(pk: int, do: Callable[[PaymentRequest, Viewer], object], by: Viewer) -> None:
    do(PaymentRequest.objects.get(pk=pk), by)


def _moved(move: Move, row: PaymentRequest, by: Viewer) -> None:
    note = RETURNED_FOR if move == Move.RETURN else ""
    move_request(row, move, by=by, version=row.version, note=note)


def _paid(row: PaymentRequest, by: Viewer) -> None:
    pay_request(row, voucher=f"演付〔{row.serial}〕号", day=by.today, by=by, version=row.version)
