"""What this capability offers to the house: works past their day, and hits of the search box."""

from django.db.models import Model
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import names
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.pages import Panel
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting, late_light
from gongzhi.programmes.models import PilotUnit
from gongzhi.programmes.queries import template_of
from gongzhi.spaces.models import Space
from gongzhi.spaces.queries import spaces_seen_by, works_seen_by, zones_seen_by
from gongzhi.spaces.registers import space_url, work_url, zone_url
from gongzhi.spaces.rules import WorkStatus


def late_works(viewer: Viewer, at_most: int) -> Waiting:
    if not viewer.may("spaces.edit"):
        return Waiting(0, [])
    late = works_seen_by(viewer, "spaces.edit").filter(
        due_on__lt=viewer.today, status__in=[WorkStatus.PLANNED.value, WorkStatus.DOING.value]
    )
    listed = list(late.order_by("due_on")[:at_most])
    where = names(work.division for work in listed)
    first = [
        Todo(
            w.title if where[w.division] in w.title else f"{where[w.division]}：{w.title}",
            work_url(w),
            w.due_on,
            late_light(),
            _("阵地改造"),
        )
        for w in listed
    ]
    return Waiting(late, first)


def rooms_of_the_type(record: Model, viewer: Viewer) -> Panel | None:
    """On the page of a pilot unit: the rooms its type needs, each on file in that place or not."""
    template = template_of(record) if isinstance(record, PilotUnit) else None
    if template is None or not isinstance(record, PilotUnit) or not viewer.may("spaces.see"):
        return None
    there = {zone.name: zone for zone in zones_seen_by(viewer).filter(division=record.unit_division)}
    rows = [
        (f"{room.name}：{_('已登记')}", zone_url(there[room.name]))
        if room.name in there
        else (f"{room.name}：{_('还没有登记')}", "")
        for room in template.rooms
    ]
    return Panel(_("这一类型要的功能室"), rows)


def find_spaces(viewer: Viewer, text: str, each: int) -> list[Hit]:
    return [
        Hit(_("阵地"), s.name, space_url(s))
        for s in spaces_seen_by(viewer).filter(matching(Space, ("name",), text))[:each]
    ]
