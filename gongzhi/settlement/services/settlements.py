"""Settlements: drafted for a batch and the advance of its source, the maker's to change until they are submitted."""

from django.db import transaction

from gongzhi.funds.models import Source
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import wait_for_the_turn
from gongzhi.ground.divisions.rules import contains
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.programmes.models import Batch
from gongzhi.programmes.rules import SourceKind
from gongzhi.settlement.models import Settlement, Step
from gongzhi.settlement.rules import MAKE, OPEN, Did, Status

NOT_OPEN = "结算已经提交，不能再修改；要改请先请确认人退回。"
# What a province gives in advance.
GIVEN_BEFORE = frozenset({SourceKind.PROVINCIAL, SourceKind.LOTTERY})


@transaction.atomic
def add_settlement(row: Settlement, *, by: Viewer) -> Settlement:
    """A draft, which lies where its source lies. Refused for money of another kind or of another place than the batch."""
    _must_fit(row.source, row.batch)
    row.division = row.source.division
    made = add(row, act=MAKE, by=by, event="settlement.settlement.added")
    sign(made, Did.DRAFT, MAKE, by)
    return made


@transaction.atomic
def change_settlement(
    row: Settlement, *, by: Viewer, version: int | None = None, **fields: object
) -> Settlement:
    """Whoever changes a draft has had a hand in it, as whoever made it."""
    wait_for_the_turn()
    if Status(row.status) not in OPEN:
        raise Refused(NOT_OPEN)
    source, batch = fields.get("source", row.source), fields.get("batch", row.batch)
    assert isinstance(source, Source) and isinstance(batch, Batch)
    _must_fit(source, batch)
    fields["division"] = source.division
    before = row.version
    made = change(row, act=MAKE, by=by, event="settlement.settlement.changed", version=version, **fields)
    if made.version != before:
        sign(made, Did.DRAFT, MAKE, by)
    return made


def _must_fit(source: Source, batch: Batch) -> None:
    if source.kind not in GIVEN_BEFORE:
        words = "结算的是省里预拨的资金，请选择省级补助或福彩公益金的来源。"
        raise Refused(words, {"source": [words]})
    if not contains(batch.division, source.division):
        words = "这一批次不是资金来源所在地的，请选择那里的批次。"
        raise Refused(words, {"batch": [words]})


def sign(row: Settlement, did: Did, act: str, by: Viewer, note: str = "") -> None:
    """Write down who stands behind what was done: the account and whoever it acts for. The installation is nobody."""
    for person in sorted(by.persons(act, row.division)):
        step = Step(settlement=row, division=row.division, did=did.value, person_id=person, note=note)
        add(step, act=act, by=by, event="settlement.step.signed")
