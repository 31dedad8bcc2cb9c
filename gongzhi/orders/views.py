from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.divisions.rules import county
from gongzhi.ground.refusal import NOT_NOW, Refused
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.downloads import as_word
from gongzhi.ground.web.editing import MoveButton, NewPage
from gongzhi.ground.web.pages import FormPage, Section, dossier, form_page, section_shown
from gongzhi.ground.web.replies import pick
from gongzhi.ground.web.viewers import Request
from gongzhi.orders import dossiers, labels, rules, services
from gongzhi.orders.forms import OrderForm, WordsForm
from gongzhi.orders.queries import UnitAnswers, by_unit, orders_seen_by
from gongzhi.orders.queries.papers import naming, printed_order, talk_about
from gongzhi.orders.registers import order_url
from gongzhi.orders.rules import ISSUE, SEE, Move
from gongzhi.tasks.queries import tasks_seen_by


@opens(SEE)
def order(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(orders_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.order_dossier(row, request.viewer))


@opens(SEE)
def order_docx(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(orders_seen_by(request.viewer), pk=pk)
    return as_word(printed_order(row), f"督办单 {row.number}")


@opens(SEE, form=True)
def order_words(request: Request, pk: int, move: str) -> HttpResponse:
    """Reply, verify, send back, close or revoke with a word beside it. Which post may walk the arrow, the table says."""
    asked = pick(Move, move)
    row = get_object_or_404(orders_seen_by(request.viewer), pk=pk)
    act = dict(rules.moves(rules.Status(row.status))).get(asked)
    if act is None:
        raise Refused(NOT_NOW)
    services.must_walk(row, act, request.viewer)
    form = WordsForm(request.POST or None, viewer=request.viewer, act=act)

    def save(fields: dict[str, Any], version: int | None) -> str:
        services.move_order(row, asked, by=request.viewer, version=version, words=fields["words"])
        return order_url(row)

    title = labels.move()[asked]
    page = FormPage(
        title,
        save,
        order_url(row),
        intro=f"{row.number}（{row.lead_name}）：{row.demand}",
        submit=title,
        row=row,
        consequences=[_now("回复：%(words)s") % {"words": row.reply}] if row.reply else [],
    )
    return form_page(request, form, page)


@opens(SEE)
def units(request: Request) -> HttpResponse:
    """Unit by unit in the order of names; every number opens the orders behind it."""
    columns = [_now("被督办单位"), _now("督办单"), _now("按期回复"), _now("逾期"), _now("未到期")]
    table = Section(
        _now("督办统计"), columns, [_row(each) for each in by_unit(request.viewer)], _now("还没有督办单。")
    )
    trail = [
        {"title": _now("督办单"), "url": reverse("orders:orders")},
        {"title": _now("督办统计"), "url": ""},
    ]
    context = {"section": section_shown(table, request.viewer), "trail": trail}
    return render(request, "orders/units.html", context)


def _row(unit: UnitAnswers) -> list[Cell]:
    def opening(n: int, **more: str) -> Cell:
        url = f"{reverse('orders:orders')}?{urlencode({'lead': unit.lead, **more})}"
        return cell(Kind.INT, n, url if n else "")

    return [
        cell(Kind.TEXT, unit.lead),
        cell(Kind.INT, unit.issued),
        opening(unit.in_time, answer="in_time"),
        opening(unit.late, answer="late"),
        opening(unit.waiting, answer="waiting"),
    ]


@opens(ISSUE)
def talk_docx(request: Request, pk: int) -> HttpResponse:
    """约谈通知 for a task that has been taken to 约谈."""
    viewer = request.viewer
    row = get_object_or_404(tasks_seen_by(viewer).filter(viewer.within(ISSUE)), pk=pk)
    paper = talk_about(row, county(row.division), viewer)
    if paper is None:
        raise Refused(_now("这项任务现在的期限还没有升级到约谈，不能出约谈通知。"))
    return as_word(paper, f"{paper.title} {row.title[:30]}")


@opens(ISSUE)
def named_docx(request: Request) -> HttpResponse:
    """通报 of what stands on that step in the viewer's county."""
    home = request.viewer.home()
    if home is None:
        raise Http404
    paper = naming(county(home), request.viewer)
    if paper is None:
        raise Refused(_now("本县现在没有升级到通报的任务，不用出通报。"))
    return as_word(paper, paper.title)


order_new = NewPage(
    OrderForm,
    ISSUE,
    _("下达督办单"),
    "orders:orders",
    lambda f, by: order_url(
        services.issue_order([f["task"]], f["demand"], f["reply_by"], by=by, also_late=f["also_late"])
    ),
).door()
order_move = MoveButton(
    Move,
    SEE,
    orders_seen_by,
    lambda row, move, version, by: services.move_order(row, move, by=by, version=version),
    order_url,
).door()
