"""What this capability offers to the house: what waits for a hand, what is found, what was settled of a record."""

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.funds.models import Entry, Source
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.figures import money
from gongzhi.ground.web.pages import Panel
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.programmes.models import Batch
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.queries import settlement_behind, settlements_seen_by, waiting_for_a_hand
from gongzhi.settlement.registers import settlement_light, settlement_url
from gongzhi.settlement.rules import MAKE, SEE, Status
from gongzhi.settlement.services.settlements import GIVEN_BEFORE

SHOWN = 10


def waiting_settlements(viewer: Viewer, at_most: int) -> Waiting:
    """Those whose next step is this viewer's and no other hand of his, and those that came back to him."""
    if not viewer.may(SEE):
        return Waiting(0, [])
    mine = Q(status__in=[Status.DRAFT.value, Status.RETURNED.value], made_by=viewer.user_id)
    rows = settlements_seen_by(viewer).filter(waiting_for_a_hand(viewer) | mine & viewer.within(MAKE))
    first = [
        Todo(_title(r), settlement_url(r), r.submitted_on, settlement_light(r), _why(r))
        for r in rows.order_by("submitted_on", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def _title(row: Settlement) -> str:
    return str(row) if row.deducted_fen is None else f"{row} {money(row.deducted_fen)}"


def _why(row: Settlement) -> str:
    return {
        Status.DRAFT: _("结算待提交"),
        Status.SUBMITTED: _("结算待确认"),
        Status.CONFIRMED: _("结算待缴回"),
        Status.RETURNED: _("结算被退回"),
    }[Status(row.status)]


def find_settlements(viewer: Viewer, text: str, each: int) -> list[Hit]:
    rows = settlements_seen_by(viewer).filter(matching(Settlement, ("document", "note"), text))[:each]
    return [Hit(_("结算"), f"{r.document or _('文号未知')}（{r}）", settlement_url(r)) for r in rows]


def settlements_of(record: Model, viewer: Viewer) -> Panel | None:
    """On the page of a source, a batch, and of an entry that settled: the settlements, and the way to a new one."""
    rows = settlements_seen_by(viewer) if viewer.may(SEE) else Settlement.objects.none()
    if isinstance(record, Entry):
        rows = settlement_behind(record, viewer) if viewer.may(SEE) else rows
    elif isinstance(record, Source | Batch):
        rows = rows.filter(**{record._meta.model_name or "": record})
    else:
        return None
    shown = [(f"{_title(r)}，{r.get_status_display()}", settlement_url(r)) for r in rows[:SHOWN]]
    if isinstance(record, Source) and record.kind in GIVEN_BEFORE and viewer.may(MAKE, record.division):
        shown.append((_("填写结算"), f"{reverse('settlement:new')}?source={record.pk}"))
    return Panel(_("结算"), shown) if shown else None
