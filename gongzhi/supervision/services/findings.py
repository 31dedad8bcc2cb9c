"""What has to be put right: finding it, asking the unit, its answer, and the look of another person."""

from datetime import date

from django.db import transaction

from gongzhi.ground.accounts.units import must_act_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.files.queries import attachments_of
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.supervision import rules, telling
from gongzhi.supervision.models import Finding
from gongzhi.supervision.queries.findings import repeated_by
from gongzhi.supervision.rules import FIND, REPLY, FindingMove, FindingStatus

# With these a finding may say again what an earlier one said.
TELLING = frozenset({"text", "link", "lead", "lead_words", "division", "found_on"})


def _in_order(found_on: object, due_on: object) -> None:
    if isinstance(found_on, date) and isinstance(due_on, date) and due_on < found_on:
        words = "整改期限早于发现日期，请核对这两个日期。"
        raise Refused(words, {"due_on": [words]})


@transaction.atomic
def add_finding(finding: Finding, *, by: Viewer) -> Finding:
    """What was found before is marked as a repeat; nothing is merged."""
    _in_order(finding.found_on, finding.due_on)
    finding.repeat_of = repeated_by(finding)
    return add(finding, act=FIND, by=by, event="supervision.finding.added")


@transaction.atomic
def change_finding(finding: Finding, *, by: Viewer, version: int | None = None, **fields: object) -> Finding:
    """Refused once it is over; the place stays that of its visit."""
    if FindingStatus(finding.status) in rules.OVER:
        raise Refused("问题已经了结，不能再修改。")
    if finding.visit and fields.get("division", finding.division) != finding.division:
        raise Refused("问题来自一次督查，区划随那次督查，不能单独改。")
    _in_order(fields.get("found_on", finding.found_on), fields.get("due_on", finding.due_on))
    made = change(finding, act=FIND, by=by, event="supervision.finding.changed", version=version, **fields)
    if TELLING & fields.keys():
        made = change(made, act=FIND, by=by, event="supervision.finding.changed", repeat_of=repeated_by(made))
    return made


@transaction.atomic
def move_finding(
    finding: Finding,
    move: FindingMove,
    *,
    by: Viewer,
    version: int | None = None,
    words: str = "",
    due_on: date | None = None,
) -> Finding:
    """Walk one arrow. `words`: the answer, the opinion of a re-check, why it is withdrawn; `due_on`: a new day after
    a re-check that failed. Refused where the move wants more than there is.
    """
    arrow = rules.FINDING_ARROWS.get((FindingStatus(finding.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    act, to = arrow
    must_walk(finding, act, by)
    _ready(finding, move, words.strip(), by)
    fields = {"status": to.value} | _following(finding, move, words.strip(), due_on, by)
    made = change(finding, act=act, by=by, event="supervision.finding.moved", version=version, **fields)
    telling.moved(made, move, by)
    return made


def must_walk(finding: Finding, act: str, by: Viewer) -> None:
    """What the unit owes, its own people do; for the rest the post is enough."""
    if act == REPLY:
        must_act_for(by, act, finding.lead_id, finding.lead_name, finding.division)
    by.must(act, finding.division)


def _ready(finding: Finding, move: FindingMove, words: str, by: Viewer) -> None:
    """What each move wants beforehand."""
    if move == FindingMove.ISSUE:
        must_be_complete(finding)
    if move in _WORDS and not words:
        raise Refused(_WORDS[move], {"words": [_WORDS[move]]})
    asked = rules.Severity(finding.severity) in rules.EVIDENCE_ASKED
    if move == FindingMove.REPLY and asked and not attachments_of(finding).exists():
        raise Refused("较重和严重的问题要附佐证。请先在问题页的“附件”里上传照片或材料，再报整改情况。")
    if move in {FindingMove.PASS, FindingMove.FAIL} and finding.replied_by_id == (by.user_id or None):
        raise Refused("复查要由报送人以外的人办理，请交给另一位同事。")


_WORDS = {
    FindingMove.REPLY: "请写明怎样整改的、到什么程度。",
    FindingMove.FAIL: "复查不通过要写明还差什么，责任单位才知道怎样补。",
    FindingMove.WITHDRAW: "撤销要写明理由。",
}


def must_be_complete(finding: Finding) -> None:
    """A notice names who puts it right and until when."""
    lacks = [w for w, there in (("责任单位", finding.lead_name), ("整改期限", finding.due_on)) if not there]
    if lacks:
        raise Refused(f"“{finding}”还没有填写{'、'.join(lacks)}，不能发通知。请先修改这个问题。")


def _following(
    finding: Finding, move: FindingMove, words: str, due_on: date | None, by: Viewer
) -> dict[str, object]:
    """The other fields that go with a move."""
    if move == FindingMove.ISSUE:
        return {"notified_on": by.today}
    if move == FindingMove.WITHDRAW:
        return {"verdict": words, "closed_on": by.today}
    if move == FindingMove.REPLY:
        return {"reply": words, "replied_on": by.today, "replied_by_id": by.user_id or None}
    if move == FindingMove.TAKE_UP:
        return {}
    fields: dict[str, object] = {"verdict": words, "rechecked_on": by.today}
    if move == FindingMove.FAIL:
        fields["failed_times"] = finding.failed_times + 1
        if due_on is not None:
            _in_order(by.today, due_on)
            fields["due_on"] = due_on
    else:
        fields["closed_on"] = by.today
    return fields
