"""The dossier page of an order, as data."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.units import acts_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section, moves_of
from gongzhi.orders import labels, rules
from gongzhi.orders.models import Order
from gongzhi.orders.queries import items_of
from gongzhi.orders.registers import order_light
from gongzhi.orders.rules import Move, Status
from gongzhi.tasks.queries import tasks_seen_by
from gongzhi.tasks.registers import task_url

# Signing is a button; every other move takes a word on a page of its own.
BUTTONS = frozenset({Move.SIGN})
FORWARD = frozenset({Move.REPLY, Move.PASS, Move.CLOSE})


def order_dossier(order: Order, viewer: Viewer) -> Dossier:
    arrows = _offered(order, viewer)
    words = labels.move()
    buttons = [(move, act) for move, act in arrows if move in BUTTONS]
    pages = [
        PageAct(
            words[move],
            reverse("orders:order-words", args=[order.pk, move.value]),
            act,
            order.division,
            forward=move in FORWARD,
        )
        for move, act in arrows
        if move not in BUTTONS
    ]
    paper = PageAct(
        _("督办单（Word）"), reverse("orders:order-docx", args=[order.pk]), rules.SEE, order.division
    )
    return Dossier(
        title=f"{order.number}（{order.lead_name}）",
        kind=_("督办单"),
        row=order,
        state=order_light(order, viewer),
        trail=[(_("督办单"), reverse("orders:orders"))],
        acts=[
            *moves_of(order, reverse("orders:order-move", args=[order.pk]), buttons, words),
            *pages,
            paper,
        ],
        facts=[
            Fact(_("被督办单位"), order.lead_name),
            Fact(_("督办要求"), order.demand),
            Fact(_("下达日期"), order.issued_on, Kind.DATE),
            Fact(_("下达人"), str(order.made_by) if order.made_by else None),
            Fact(_("回复期限"), order.reply_by, Kind.DATE),
            Fact(_("签收日期"), order.signed_on or "", Kind.DATE),
            Fact(_("回复日期"), order.replied_on or "", Kind.DATE),
            Fact(_("回复"), order.reply),
            Fact(_("核验意见"), order.verdict),
            Fact(_("办结日期"), order.closed_on or "", Kind.DATE),
            Fact(_("区划"), name(order.division)),
        ],
        sections=[_tasks(order, viewer)],
    )


def _offered(order: Order, viewer: Viewer) -> list[tuple[Move, str]]:
    """What the unit owes is offered to those who act for it: others would be refused."""
    arrows = rules.moves(Status(order.status))
    if any(act == rules.REPLY for _move, act in arrows) and not acts_for(
        viewer, rules.REPLY, order.lead_id, order.division
    ):
        return [(move, act) for move, act in arrows if act != rules.REPLY]
    return arrows


def _tasks(order: Order, viewer: Viewer) -> Section:
    """A task that was moved out of a viewer's sight since is not named."""
    items = list(items_of(order))
    seen = tasks_seen_by(viewer).in_bulk([item.task_id for item in items])
    rows = []
    for item in items:
        task = seen.get(item.task_id)
        if task is None:
            rows.append([cell(Kind.TEXT, _("不在您范围内的一项任务")), *[cell(Kind.TEXT, "")] * 3])
            continue
        rows.append(
            [
                cell(Kind.TEXT, task.title, task_url(task)),
                cell(Kind.TEXT, task.get_status_display()),
                cell(Kind.DATE, task.due_on),
                cell(Kind.TEXT, None if task.progress is None else f"{task.progress}%"),
            ]
        )
    return Section(_("督办的任务"), [_("任务"), _("状态"), _("完成期限"), _("进度")], rows)
