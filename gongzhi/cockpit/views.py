from django.http import HttpResponse
from django.shortcuts import render

from gongzhi.cockpit.queries import cockpit as cockpit_of
from gongzhi.ground.money.rules import wan
from gongzhi.ground.unknowns.rules import percent, show_total
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.viewers import Request
from gongzhi.programmes import labels as programme_labels
from gongzhi.programmes.rules import Standard
from gongzhi.spaces.rules import show_area


@opens("cockpit.see")
def cockpit(request: Request) -> HttpResponse:
    seen = cockpit_of(request.viewer)
    match = seen.match
    context = {
        "seen": seen,
        "standards": [programme_labels.standard()[s] for s in Standard],
        "money": {
            "planned": show_total(seen.money.planned, wan),
            "arrived": show_total(seen.money.arrived, wan),
            "short": show_total(seen.money.short, wan),
        }
        if seen.money
        else None,
        "match": {
            "required": wan(match.required) if match.required is not None else None,
            "arrived": wan(match.arrived),
            "short": wan(match.short) if match.short is not None else None,
            "rate": percent(match.rate),
        }
        if match
        else None,
        "spaces": [
            (name, found, None if found.gap.short is None else show_area(found.gap.short))
            for name, found in seen.spaces
        ],
    }
    return render(request, "cockpit/cockpit.html", context)
