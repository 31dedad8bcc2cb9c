import tempfile
from typing import cast
from urllib.parse import quote

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gongzhi.finances.packing import PACK, pack
from gongzhi.finances.pages import bars as waterfall
from gongzhi.finances.pages import flow as sankey
from gongzhi.finances.pages import tables
from gongzhi.finances.pages.cards import cards
from gongzhi.finances.queries import finances as finances_of
from gongzhi.ground.lists.services import tell_of_export
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
        "may_pack": viewer.may(PACK),
        "costs": section_shown(tables.costs(seen.costs), viewer),
    }
    return render(request, "finances/finances.html", context)


@opens(PACK)
def audit_pack(request: Request) -> HttpResponse:
    """What the pack holds; when it is asked for, one zip of all the books that the viewer may take. Who took it is on record."""
    if request.method != "POST":
        return render(request, "finances/pack.html")
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it when it is sent
    made = pack(out, request.viewer)
    tell_of_export("finances:pack", request.user, made.entries, "zip", "", act=PACK, by=request.viewer)
    out.seek(0)
    sent = FileResponse(out, content_type="application/zip")
    name = f"{_('审计包')}-{request.viewer.today}.zip"
    sent["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    sent["Cache-Control"] = "no-store"
    return cast(HttpResponse, sent)
