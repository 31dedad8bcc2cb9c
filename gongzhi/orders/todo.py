"""What this capability offers to the house: what waits, what a task stands on, what is found."""

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.units import own_of
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.pages import Panel
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.orders.models import Order
from gongzhi.orders.queries import OWED, orders_on, orders_seen_by
from gongzhi.orders.registers import order_light, order_url
from gongzhi.orders.rules import ISSUE, REPLY, SEE, VERIFY, Status
from gongzhi.tasks.ladders import steps_of
from gongzhi.tasks.models import Task
from gongzhi.tasks.rules import FINISHED, Rung
from gongzhi.tasks.rules import Status as TaskStatus


def waiting_orders(viewer: Viewer, at_most: int) -> Waiting:
    """To be signed for and answered by the unit; replied to, for those who verify, whoever replied apart."""
    if not viewer.may(SEE):
        return Waiting(0, [])
    owed = OWED & viewer.within(REPLY) & _ours(viewer)
    replied = Q(status=Status.REPLIED.value) & viewer.within(VERIFY) & ~Q(changed_by=viewer.user_id)
    rows = orders_seen_by(viewer).filter(owed | replied)
    first = [
        Todo(str(o), order_url(o), o.reply_by, order_light(o, viewer), _why(o))
        for o in rows.order_by("reply_by", "pk")[:at_most]
    ]
    return Waiting(rows, first)


def _ours(viewer: Viewer) -> Q:
    """Whoever issues orders is not asked for the answers of units that have nobody, though they may enter one."""
    return Q(lead__in=viewer.bodies()) if viewer.may(ISSUE) else own_of(viewer, REPLY)


def _why(order: Order) -> str:
    return {
        Status.ISSUED: _("督办单待签收"),
        Status.SIGNED: _("督办单待回复"),
        Status.REPLIED: _("督办单待核验"),
    }[Status(order.status)]


def orders_of_the_task(record: Model, viewer: Viewer) -> Panel | None:
    """On the page of a task: the orders it stands on, and for who issues them the way to a new one and to a paper."""
    if not isinstance(record, Task) or not viewer.may(SEE):
        return None
    rows = [(f"{o.number}：{o.get_status_display()}", order_url(o)) for o in orders_on(record, viewer)]
    if viewer.may(ISSUE, record.division) and TaskStatus(record.status) not in FINISHED:
        if record.lead_name:
            rows.append((_("下达督办单"), f"{reverse('orders:order-new')}?task={record.pk}"))
        step = steps_of([record]).get(record.pk)
        if step in {Rung.TALK, Rung.NAMED}:
            rows.append((_("约谈通知（Word）"), reverse("orders:talk-docx", args=[record.pk])))
        if step == Rung.NAMED:
            rows.append((_("本县通报（Word）"), reverse("orders:named-docx")))
    return Panel(_("督办"), rows) if rows else None


def find_orders(viewer: Viewer, text: str, each: int) -> list[Hit]:
    rows = orders_seen_by(viewer).filter(matching(Order, ("demand", "reply"), text))[:each]
    return [Hit(_("督办单"), f"{o.number}（{o.lead_name}）", order_url(o)) for o in rows]
