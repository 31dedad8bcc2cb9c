from django.http import HttpResponse
from django.shortcuts import render

from gongzhi.finances.pages import bars as waterfall
from gongzhi.finances.pages import flow as sankey
from gongzhi.finances.pages import tables
from gongzhi.finances.pages.cards import cards
from gongzhi.finances.queries import finances as finances_of
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.pages import section_shown
from gongzhi.ground.web.viewers import Request


@opens("ledger.see")
def finances(request: Request) -> HttpResponse:
    viewer = request.viewer
    seen = finances_of(viewer)
    bars, flow = waterfall.bars(seen), sankey.flow(seen.grants)
    gap = seen.forecast.first_gap
    context = {
        "cards": cards(seen),
        "bars": bars,
        "bars_table": section_shown(waterfall.bars_table(bars), viewer),
        "picture_height": waterfall.TALL,
        "picture_width": waterfall.width(bars),
        "flow": flow,
        "flow_table": section_shown(flow.table, viewer),
        "flow_width": sankey.WIDE,
        "months": section_shown(tables.months(seen.forecast, with_cash=seen.money is not None), viewer),
        "gap": f"{gap.first:%Y-%m}" if gap else "",
        "costs": section_shown(tables.costs(seen.costs), viewer),
    }
    return render(request, "finances/finances.html", context)
