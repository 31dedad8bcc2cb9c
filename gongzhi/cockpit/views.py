from django.http import HttpResponse
from django.shortcuts import render

from gongzhi.cockpit.queries import cockpit as cockpit_of
from gongzhi.funds.queries import Money
from gongzhi.ground.money.rules import wan
from gongzhi.ground.unknowns.rules import percent, show_total
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.viewers import Request
from gongzhi.programmes import labels as programme_labels
from gongzhi.programmes.rules import Standard
from gongzhi.spaces.rules import show_area


def _words(money: Money | None) -> dict[str, str] | None:
    if money is None:
        return None
    return {
        "planned": show_total(money.planned, wan),
        "arrived": show_total(money.arrived, wan),
        "short": show_total(money.short, wan),
        "rate": percent(money.rate),
    }


@opens("cockpit.see")
def cockpit(request: Request) -> HttpResponse:
    seen = cockpit_of(request.viewer)
    context = {
        "seen": seen,
        "standards": [programme_labels.standard()[s] for s in Standard],
        "most": max((owner.open for owner in seen.owners), default=1),
        "money": _words(seen.money),
        "match": _words(seen.match),
        "spaces": [
            (name, found, None if found.gap.short is None else show_area(found.gap.short))
            for name, found in seen.spaces
        ],
    }
    return render(request, "cockpit/cockpit.html", context)
