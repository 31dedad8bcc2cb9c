"""What people outside tell: kept with its source sealed, and used without it."""

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.ground.secrets.fields import SealedField
from gongzhi.supervision import rules
from gongzhi.supervision.models import Finding, Tip, Visit
from gongzhi.supervision.rules import EDIT_TIPS, TipMove, TipStatus
from gongzhi.supervision.services.findings import add_finding
from gongzhi.supervision.services.visits import plan_visit, project_in_place

SECRETS = ("source_name", "source_phone")
TELLS = "文字里写有来源人的姓名或电话。请删去：来源只记在“来源人”里，加密保存。"


def _opened(tip: Tip, name: str, given: object) -> str:
    """What a sealed field will mean; the text stays in here."""
    field = tip._meta.get_field(name)
    assert isinstance(field, SealedField)
    return field.open(tip) if given is None else str(given)


def _tells_nothing(tip: Tip, *texts: object, **given: object) -> None:
    secrets = [_opened(tip, name, given.get(name)) for name in SECRETS]
    if any(rules.tells_of(str(text), *secrets) for text in texts):
        raise Refused(TELLS)


@transaction.atomic
def add_tip(tip: Tip, *, by: Viewer) -> Tip:
    tip.source_name, tip.source_phone = tip.source_name or "", tip.source_phone or ""
    _tells_nothing(tip, tip.text)
    project_in_place(tip.project, tip.division)
    return add(tip, act=EDIT_TIPS, by=by, event="supervision.tip.added")


@transaction.atomic
def change_tip(tip: Tip, *, by: Viewer, version: int | None = None, **fields: object) -> Tip:
    """A source that is left blank stays as it is."""
    project_in_place(fields.get("project", tip.project), fields.get("division", tip.division))
    given = {name: fields.get(name) for name in SECRETS}
    _tells_nothing(tip, fields.get("text", tip.text), fields.get("verdict", tip.verdict), **given)
    return change(tip, act=EDIT_TIPS, by=by, event="supervision.tip.changed", version=version, **fields)


def _move(tip: Tip, move: TipMove, by: Viewer, version: int | None, **fields: object) -> Tip:
    act, to = rules.TIP_ARROWS[TipStatus(tip.status), move]
    return change(
        tip, act=act, by=by, event="supervision.tip.moved", version=version, status=to.value, **fields
    )


def _may_move(tip: Tip, move: TipMove, by: Viewer) -> None:
    arrow = rules.TIP_ARROWS.get((TipStatus(tip.status), move))
    if arrow is None:
        raise Refused(NOT_NOW)
    by.must(arrow[0], tip.division)


@transaction.atomic
def tip_to_finding(tip: Tip, finding: Finding, *, by: Viewer, version: int | None = None) -> Finding:
    """The finding lies where the tip lies, in words of its own that do not name the source."""
    _may_move(tip, TipMove.TO_FINDING, by)
    _tells_nothing(tip, finding.text)
    finding.division = tip.division
    made = add_finding(finding, by=by)
    _move(tip, TipMove.TO_FINDING, by, version, finding=made)
    return made


@transaction.atomic
def tip_to_visit(
    tip: Tip, visit: Visit, *, by: Viewer, version: int | None = None, together: str = ""
) -> Visit:
    _may_move(tip, TipMove.TO_VISIT, by)
    _tells_nothing(tip, visit.title, visit.note)
    visit.division = tip.division
    visit.project = visit.project or tip.project
    made = plan_visit(visit, by=by, together=together)
    _move(tip, TipMove.TO_VISIT, by, version, visit=made)
    return made


@transaction.atomic
def dismiss_tip(tip: Tip, verdict: str, *, by: Viewer, version: int | None = None) -> Tip:
    _may_move(tip, TipMove.DISMISS, by)
    said = verdict.strip()
    if not said:
        words = "了结要写明核查的结果。"
        raise Refused(words, {"verdict": [words]})
    _tells_nothing(tip, said)
    return _move(tip, TipMove.DISMISS, by, version, verdict=said)
