"""按单位统计: how the tasks stand, unit by unit or place by place; every number opens the tasks behind it."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.divisions.queries import names
from gongzhi.ground.divisions.rules import is_code
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.figures import total_words
from gongzhi.ground.web.markup import options_html
from gongzhi.ground.web.pages import Section, section_shown
from gongzhi.ground.web.places import places_of
from gongzhi.ground.web.viewers import Request
from gongzhi.tasks.rules import SEE
from gongzhi.tasks.tallies import Tally, tallies

WEIGHED = "title,lead,status,progress,weight,due_on"


@opens(SEE)
def tally(request: Request) -> HttpResponse:
    """Without a place, everything the viewer sees."""
    asked = request.GET.get("place", "")
    place = asked if is_code(asked) else ""
    by_place = request.GET.get("by") == "place"
    found = tallies(request.viewer, place, by_place=by_place)
    named = names(each.key for each in found) if by_place else {}
    rows = [_row(each, named.get(each.key, each.key), _narrowed(each.key, place, named)) for each in found]
    columns = [
        _("区划") if by_place else _("牵头单位"),
        _("任务"),
        _("未签收"),
        _("办理中"),
        _("逾期"),
        _("按期完成"),
        _("逾期完成"),
        _("晚几天（中位数）"),
        _("加权进度"),
    ]
    table = Section(_("按单位统计"), columns, rows, _("还没有任务。"))
    context = {
        "section": section_shown(table, request.viewer),
        "by_place": by_place,
        "options": options_html([("", _("全部")), *places_of(request.viewer)], place),
        "trail": [
            {"title": _("任务清单"), "url": reverse("tasks:tasks")},
            {"title": _("按单位统计"), "url": ""},
        ],
    }
    return render(request, "tasks/tally.html", context)


def _narrowed(key: str, place: str, named: dict[str, str]) -> dict[str, str]:
    """What the task list is told to show no more than this line counts."""
    if named:
        return {"place": key, "exact": "1"}
    return {"lead": key or "-", "place": place}


def _row(tally: Tally, name: str, only: dict[str, str]) -> list[Cell]:
    def opening(n: int | None, **more: str) -> Cell:
        return cell(Kind.INT, n, _list(only, **more) if n else "")

    return [
        cell(Kind.TEXT, name or None),
        opening(tally.total, alive="1"),
        opening(tally.unsigned, status="todo"),
        opening(tally.doing, status="doing"),
        opening(tally.overdue, overdue="1"),
        opening(tally.in_time, finish="in_time"),
        opening(tally.done_late, finish="late"),
        cell(Kind.INT, "" if tally.days_late is None else tally.days_late, _late(tally, only)),
        _weighed(tally, only),
    ]


def _late(tally: Tally, only: dict[str, str]) -> str:
    return _list(only, finish="late", sort="-due_on") if tally.days_late is not None else ""


def _weighed(tally: Tally, only: dict[str, str]) -> Cell:
    """Unknown opens the tasks without a weight, a figure those it is made of."""
    if tally.weighed.unweighted:
        return cell(Kind.TEXT, None, _list(only, alive="1", no_weight="1", cols=WEIGHED))
    percent = tally.weighed.percent
    words = None if percent is None else total_words(percent, lambda known: f"{known}%")
    return cell(Kind.TEXT, words, _list(only, alive="1", cols=WEIGHED))


def _list(only: dict[str, str], **more: str) -> str:
    said = {name: words for name, words in {**only, **more}.items() if words}
    return f"{reverse('tasks:tasks')}?{urlencode(said)}"
