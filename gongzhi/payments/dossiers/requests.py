from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.funds.registers.budgets import line_name
from gongzhi.funds.registers.ledger import SEE as SEE_LEDGER
from gongzhi.funds.registers.ledger import account_url, entry_url
from gongzhi.ground.accounts.apart import in_both
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.capitals import capitals
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.secrets.fields import masked
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.figures import large_money, money
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.payments import labels
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.queries import entries_of, hands_of, limit_of, reversed_of, steps_of_request
from gongzhi.payments.registers import request_light
from gongzhi.payments.rules import HANDS, OPEN, PRINT, REQUEST, Did, Move, Status, moves
from gongzhi.payments.rules.limits import Limit, Missing
from gongzhi.payments.services.sound import MISSING
from gongzhi.projects.registers.charters import milestone_url, project_url
from gongzhi.projects.registers.contracts import contract_url

# On the page of a request these lead to a page; the others are buttons.
ASKING = {
    Move.CHECK: "payments:request-check",
    Move.APPROVE: "payments:request-approve",
    Move.PAY: "payments:request-pay",
    Move.RETURN: "payments:request-return",
    Move.WITHDRAW: "payments:request-withdraw",
}


def request_dossier(row: PaymentRequest, viewer: Viewer) -> Dossier:
    """Whoever has had another hand in it is not offered the next one: the service would refuse it."""
    entry = entries_of([row]).get(row.pk)
    turned = row.pk in reversed_of([row])
    sees_line = viewer.may(SEE_LEDGER, row.line.division)
    return Dossier(
        title=_("付款申请 %(number)s") % {"number": row.number},
        kind=_("付款申请"),
        row=row,
        state=request_light(row, is_reversed=turned),
        trail=[
            (_("付款申请"), reverse("payments:requests")),
            (row.project.name, project_url(row.project)),
        ],
        acts=request_acts(row, viewer),
        facts=[
            Fact(_("收款人"), row.payee or None),
            Fact(_("金额"), row.amount_fen, Kind.MONEY),
            Fact(_("大写"), capitals(row.amount_fen)),
            Fact(_("付款事由"), row.words),
            Fact(_("里程碑"), row.milestone.title, url=milestone_url(row.milestone)),
            Fact(_("合同"), str(row.contract), url=contract_url(row.contract)),
            Fact(_("预算"), line_name(row.line), url=account_url(row.line) if sees_line else ""),
            Fact(_("用途"), str(row.get_purpose_display())),
            Fact(_("开户银行"), row.bank or None),
            Fact(_("收款账号"), masked(row, "account_number")),
            Fact(_("发票号码"), row.invoice or None),
            Fact(_("提交日期"), row.submitted_on or "", Kind.DATE),
            Fact(_("支付日期"), row.paid_on or "", Kind.DATE),
            Fact(_("凭证号"), row.voucher, url=entry_url(entry) if entry and row.voucher else ""),
            Fact(_("退回原因"), row.verdict),
            Fact(_("区划"), name(row.division)),
        ],
        sections=[_way(row), _allowed(row, limit_of(row, viewer))],
    )


def request_acts(row: PaymentRequest, viewer: Viewer) -> list[PageAct]:
    at, acts, earlier = row.division, [], hands_of(row)
    for move, act in moves(Status(row.status)):
        hand = HANDS.get(Did(move.value))
        if hand and viewer.may(act, at) and in_both(viewer.persons(act, at), earlier, hand):
            continue
        title, quiet = labels.move()[move], move == Move.WITHDRAW
        if move in ASKING:
            url = reverse(ASKING[move], args=[row.pk])
            acts.append(PageAct(title, url, act, at, quiet=quiet, forward=hand is not None))
        else:
            fields = [("move", move.value), ("version", str(row.version))]
            url = reverse("payments:request-move", args=[row.pk])
            acts.append(PageAct(title, url, act, at, method="post", fields=fields))
    if Status(row.status) in OPEN:
        acts.append(PageAct(_("修改"), reverse("payments:request-edit", args=[row.pk]), REQUEST, at))
    slip = reverse("payments:slip", args=[row.pk])
    return [*acts, PageAct(_("打印付款单"), slip, PRINT, at, method="post", quiet=True)]


def _way(row: PaymentRequest) -> Section:
    """Who did what and when; of a seat that was lent, also whose it is."""
    return Section(
        _("办理过程"),
        [_("步骤"), _("办理人"), _("代理谁"), _("时间"), _("办理意见")],
        [
            [
                cell(Kind.TEXT, str(step.get_did_display())),
                cell(Kind.TEXT, str(step.made_by or "")),
                cell(Kind.TEXT, "" if step.person_id == step.made_by_id else str(step.person)),
                cell(Kind.DATE, step.made_at),
                cell(Kind.TEXT, step.note),
            ]
            for step in steps_of_request(row)
        ],
    )


def _allowed(row: PaymentRequest, found: Limit | Missing) -> Section:
    """What the contract allows today, this request left out."""
    rows: list[list[Cell]] = []
    if isinstance(found, Limit):
        rows = [
            [cell(Kind.TEXT, label), cell(Kind.MONEY, fen)]
            for label, fen in (
                (_("合同现在金额"), found.amount),
                (_("已通过的里程碑对应"), found.reached),
                (_("留质保金（返还日期以前）"), found.kept),
                (_("另外已付和在办"), found.taken),
                (_("可以申请"), max(0, found.left)),
                (_("这次申请"), row.amount_fen),
            )
        ]
    empty = MISSING[found] if isinstance(found, Missing) else ""
    return Section(_("还可以付多少"), [_("项"), _("金额")], rows, empty=empty)


def consequences(row: PaymentRequest) -> list[str]:
    """What is agreed to, in sentences, for the pages that ask."""
    return [
        _("付给%(payee)s（%(bank)s，%(account)s）%(sum)s，即%(large)s，大写%(capitals)s。")
        % {
            "payee": row.payee,
            "bank": row.bank,
            "account": masked(row, "account_number") or _("未知"),
            "sum": money(row.amount_fen),
            "large": large_money(row.amount_fen),
            "capitals": capitals(row.amount_fen),
        },
        _("项目“%(project)s”，里程碑“%(milestone)s”，从“%(line)s”支付。")
        % {
            "project": row.project.name,
            "milestone": row.milestone.title,
            "line": line_name(row.line),
        },
    ]
