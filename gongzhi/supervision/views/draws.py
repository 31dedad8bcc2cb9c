"""The pages of a draw: making it, looking at it, doing it once more, arranging what was drawn."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.supervision.dossiers.draws import draw_dossier
from gongzhi.supervision.forms.plans import DrawForm
from gongzhi.supervision.forms.visits import ArrangeForm
from gongzhi.supervision.queries import draws_seen_by, plans_seen_by
from gongzhi.supervision.registers.plans import draw_url, plan_url
from gongzhi.supervision.rules import DRAW, EDIT, SEE, Among
from gongzhi.supervision.services.draws import arrange_drawn, make_draw


@opens(SEE)
def draw(request: Request, pk: int) -> HttpResponse:
    """With `again=1` the draw is done once more and compared."""
    row = get_object_or_404(draws_seen_by(request.viewer), pk=pk)
    again = request.GET.get("again") == "1"
    return dossier(request, draw_dossier(row, request.viewer, recomputed=again))


@opens(DRAW, form=True)
def plan_draw(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(plans_seen_by(request.viewer, DRAW), pk=pk)
    form = DrawForm(request.POST or None, viewer=request.viewer, act=DRAW)

    def save(fields: dict[str, Any], version: int | None) -> str:
        among = Among(fields.pop("among"))
        return draw_url(make_draw(row, by=request.viewer, among=among, **fields))

    page = FormPage(
        _("随机抽取"),
        save,
        plan_url(row),
        intro=_("抽取以后不能改也不能删；再抽是另一次，要写明理由。有回避地方的人员不会抽到那里。"),
        submit=_("抽取"),
        done=_("已抽取。"),
        trail=[(row.name, plan_url(row))],
        drafted=False,
    )
    return form_page(request, form, page)


@opens(EDIT, form=True)
def draw_arrange(request: Request, pk: int) -> HttpResponse:
    """A visit to each place drawn that has none yet."""
    row = get_object_or_404(draws_seen_by(request.viewer, EDIT), pk=pk)
    form = ArrangeForm(request.POST or None, viewer=request.viewer, act=EDIT)

    def save(fields: dict[str, Any], version: int | None) -> str:
        arrange_drawn(row, fields["on"], by=request.viewer, together=fields["together"])
        return plan_url(row.plan)

    page = FormPage(
        _("安排督查"),
        save,
        draw_url(row),
        intro=_(
            "给每个抽到、还没有安排的社区或项目安排一次督查，检查人员按抽取结果。项目的督查到它所在的社区。"
        ),
        submit=_("安排督查"),
        trail=[(str(row), draw_url(row))],
    )
    return form_page(request, form, page)
