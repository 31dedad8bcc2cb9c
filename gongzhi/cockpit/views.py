from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gongzhi.cockpit.queries import PlaceLights
from gongzhi.cockpit.queries import cockpit as cockpit_of
from gongzhi.funds.queries import Money
from gongzhi.ground.unknowns.rules import percent
from gongzhi.ground.web.cells import Cell, Kind, Light, cell
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.figures import large_money, total_words
from gongzhi.ground.web.pages import Section, section_shown
from gongzhi.ground.web.viewers import Request
from gongzhi.programmes import labels as programme_labels
from gongzhi.programmes.rules import Standard
from gongzhi.spaces.rules import show_area


def _words(money: Money | None) -> dict[str, str] | None:
    if money is None:
        return None
    return {
        "planned": total_words(money.planned, large_money),
        "arrived": total_words(money.arrived, large_money),
        "short": total_words(money.short, large_money),
        "rate": percent(money.rate),
    }


def _lights(places: Sequence[PlaceLights]) -> Section:
    return Section(
        _("任务亮灯"),
        [_("区划"), _("红灯"), _("黄灯"), _("绿灯"), _("不亮灯")],
        [[cell(Kind.TEXT, each.name), *(_shown(*one) for one in each.counts())] for each in places],
        _("还没有任务。"),
    )


def _shown(tone: str, number: int, url: str) -> Cell:
    return cell(Kind.LIGHT, Light(str(number), tone), url) if number else cell(Kind.TEXT, "0")


@opens("cockpit.see")
def cockpit(request: Request) -> HttpResponse:
    seen = cockpit_of(request.viewer)
    standards = [programme_labels.standard()[each] for each in Standard]
    context = {
        "seen": seen,
        "standards": standards,
        "met": [(each.name, list(zip(standards, each.gaps, strict=True))) for each in seen.standards],
        "lights": section_shown(_lights(seen.lights), request.viewer),
        "money": _words(seen.money),
        "match": _words(seen.match),
        "spaces": [
            (name, found, None if found.gap.short is None else show_area(found.gap.short))
            for name, found in seen.spaces
        ],
    }
    return render(request, "cockpit/cockpit.html", context)
