from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Filter, Register, choice, search
from gongzhi.orders import labels, rules
from gongzhi.orders.models import Order
from gongzhi.orders.queries import answered, orders_seen_by
from gongzhi.orders.rules import Answer, Status
from gongzhi.tasks.queries import led_by

_TONES = {Answer.IN_TIME: "green", Answer.LATE: "red", Answer.WAITING: "yellow", Answer.REVOKED: "grey"}


def order_url(order: Order) -> str:
    return address("orders:order", order.pk)


def order_light(order: Order, viewer: Viewer) -> Light:
    """The state in words, the tone by whether the answer keeps its day."""
    how = rules.answer(Status(order.status), order.reply_by, order.replied_on, viewer.today)
    return Light(str(order.get_status_display()), _TONES[how], str(labels.answer()[how]))


def _prepare(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for row in rows:
        row.light = order_light(row, viewer)


def _by_answer(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(answered(viewer, Answer(value))) if value in list(Answer) else rows


def _by_lead(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.filter(led_by(value))


ORDERS = Register(
    title=_("督办单"),
    act=rules.SEE,
    rows=orders_seen_by,
    order=("-year", "-serial", "pk"),
    url=order_url,
    prepare=_prepare,
    subtitle=_("督办哪个单位、要求什么、哪天前回复；按单位统计，不按人统计。"),
    columns=(
        Column("number", _("文号"), lambda o: o.number, sort=("year", "serial"), url=order_url),
        Column("light", _("状态"), lambda o: o.light, Kind.LIGHT, sort=("status",)),
        Column("lead", _("被督办单位"), lambda o: o.lead_name, sort=("lead__name", "lead_words")),
        Column("demand", _("督办要求"), lambda o: o.demand),
        Column("issued_on", _("下达日期"), lambda o: o.issued_on, Kind.DATE, sort=("issued_on",)),
        Column("reply_by", _("回复期限"), lambda o: o.reply_by, Kind.DATE, sort=("reply_by",)),
        Column("replied_on", _("回复日期"), lambda o: o.replied_on or "", Kind.DATE, sort=("replied_on",)),
        Column("place", _("区划"), lambda o: o.place, sort=("division",)),
    ),
    filters=(
        search("demand", "reply", label=_("督办要求或回复")),
        choice("status", _("状态"), labels.status),
        Filter(
            "answer",
            _("回复情况"),
            _by_answer,
            choices=lambda viewer: [(str(k), w) for k, w in labels.answer().items()],
        ),
        Filter("lead", _("被督办单位"), _by_lead, kind="search"),
    ),
    acts=(
        Act(_("下达督办单"), "orders:order-new", rules.ISSUE),
        Act(_("督办统计"), "orders:units", rules.SEE, "plain"),
    ),
)
