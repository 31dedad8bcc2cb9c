"""What must hold before a settlement goes on."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.refusal import Refused
from gongzhi.settlement.labels import RULES
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.queries import Reckoned, advance_of, reckoned, running_beside
from gongzhi.settlement.rules.deductions import ADVANCE, SCORE, Outcome


def beside(field: str, words: str) -> Refused:
    return Refused(words, {field: [words]})


def must_be_reckoned(row: Settlement, by: Viewer) -> Reckoned:
    """What a settlement comes to. Refused without the province's document and its day, without a reason where nothing was
    started, twice for the same money, and where a rule or the advance is not known: each is named."""
    if not row.document.strip():
        raise beside("document", "请填写省里结果文件的文号。")
    if row.decided_on is None:
        raise beside("decided_on", "请填写省里结果文件的日期：到那一天为止到位的钱就是预拨资金。")
    if row.decided_on > by.today:
        raise beside("decided_on", "结果日期不能晚于今天，请核对。")
    if row.not_started and not row.reason.strip():
        raise beside("reason", "按未开工或严重滞后扣减的，要写明是什么情形。")
    if other := running_beside(row):
        raise Refused(
            f"这一批次的这项资金已经有一张结算（{other.get_status_display()}），不能再提交一张；"
            "那一张错了请先退回，已记账的先冲销。"
        )
    found = reckoned(row, by)
    if not found.outcome.known:
        raise Refused(why_not(found.outcome))
    return found


def why_not(found: Outcome) -> str:
    """What is missing, and what cannot be right, by name."""
    told = []
    if ADVANCE in found.missing:
        told.append("预拨资金算不出：这项来源有没有入账的到位记录，请先补上金额和日期并入账")
    if SCORE in found.missing:
        told.append(f"还缺：{RULES[SCORE]}")
    if names := [RULES[key] for key in found.missing if key not in {SCORE, ADVANCE}]:
        told.append(f"规则未录入：{'、'.join(names)}；请在“规则”里录入数值和出处")
    if names := [RULES[key] for key in found.wrong]:
        told.append(f"规则数值不对：{'、'.join(names)}；请对照出处更正")
    return f"算不出扣减金额。{'。'.join(told)}。"


def must_still_stand(row: Settlement, by: Viewer) -> None:
    """In its last moment before it is posted: the advance is what it was."""
    now = advance_of(row, by).fen
    if now != row.advance_fen:
        said = "未知" if now is None else yuan(now)
        raise Refused(
            f"提交时的预拨资金是 {yuan(row.advance_fen or 0)}，现在总账里到那一天的到位是{said}；"
            "请退回，填写人核对以后再提交。"
        )
