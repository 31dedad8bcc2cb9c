"""What must hold whenever a request goes on: asked anew at every step, for the world moves on in between."""

from gongzhi.funds.models import Account
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.funds.rules.spending import Rule
from gongzhi.funds.services.ledger import refusal
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import contains
from gongzhi.ground.files.queries import attachments_of
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.refusal import Refused
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.queries import limit_of
from gongzhi.payments.rules.limits import Missing
from gongzhi.projects.rules.milestones import MilestoneStatus

MISSING = {
    Missing.AMOUNT: "合同金额还是未知，算不出可以付多少；请先在合同页补上金额。",
    Missing.RETENTION: "合同的质保金比例还是未知，算不出可以付多少；请先在合同页补上，没有约定的填 0。",
    Missing.MILESTONES: "项目还没有里程碑，算不出可以付多少；请先在项目页登记。",
}


def beside(field: str, words: str) -> Refused:
    return Refused(words, {field: [words]})


def must_be_sound(row: PaymentRequest, by: Viewer) -> None:
    """Refused without an accepted milestone, a payee with an account, an invoice and evidence, on a line of another
    place, project, purpose or source, and beyond what the contract allows by now."""
    _must_be_accepted(row)
    _must_name_the_payee(row)
    _must_fit_the_line(row, row.line)
    _must_be_within(row, by)


def _must_be_accepted(row: PaymentRequest) -> None:
    """先做事后拨钱."""
    if row.milestone.status != MilestoneStatus.PASSED:
        raise beside(
            "milestone", f"里程碑“{row.milestone.title}”还没有通过审核，不能付款；请先报送佐证并审核通过。"
        )
    if not attachments_of(row).exists():
        raise Refused("付款要有凭据：请先在付款申请页“附件”里上传发票等材料，再提交。")


def _must_name_the_payee(row: PaymentRequest) -> None:
    now = row.contract.party_name
    if not now:
        raise beside("contract", "合同还没有写对方单位，不知道付给谁；请先在合同页补上。")
    if row.payee != now:
        raise beside(
            "contract", f"合同的对方单位现在是“{now}”，申请上是“{row.payee}”；请退回后重新保存申请，再提交。"
        )
    for field, words in (
        ("bank", "请填写收款人的开户银行。"),
        ("account_number", "请填写收款账号。"),
        ("invoice", "请填写发票号码。"),
    ):
        if not getattr(row, field):
            raise beside(field, words)


def _must_fit_the_line(row: PaymentRequest, line: Account) -> None:
    if line.kind != AccountKind.AVAILABLE:
        raise beside("line", "请选择一条预算（“可用”科目）。")
    of_project = line.project_id in (None, row.project_id)
    if not (of_project and contains(line.division, row.division)):
        raise beside("line", "这条预算属于别的项目或别的地方，请选择这个项目或所在地的预算。")
    if line.purpose != row.purpose:
        raise refusal(Rule.PURPOSE, "这条预算是为别的用途批准的，请选择同一用途的预算。", "purpose")
    kinds = set(row.project.money_lines.values_list("kind", flat=True))
    if kinds and line.source.kind not in kinds:
        raise refusal(
            Rule.SOURCE, "项目登记的资金里没有这一类来源，请选择项目来源的预算，或先登记项目资金。", "line"
        )


def _must_be_within(row: PaymentRequest, by: Viewer) -> None:
    found = limit_of(row, by)
    if isinstance(found, Missing):
        raise beside("contract", MISSING[found])
    if row.amount_fen > found.left:
        raise beside(
            "amount_fen",
            f"超过现在可以付的金额：合同现在 {yuan(found.amount)}，已通过的里程碑对应 {yuan(found.reached)}，"
            f"留质保金 {yuan(found.kept)}，已付和在办 {yuan(found.taken)}，还可以申请 {yuan(max(0, found.left))}。",
        )
