"""What this capability offers to the house: groups that have not met, where a task comes from, what is found."""

from django.db.models import Model
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lookup.queries import matching
from gongzhi.ground.web.cells import Light
from gongzhi.ground.web.pages import Panel
from gongzhi.ground.web.search import Hit
from gongzhi.ground.web.todo import Todo, Waiting
from gongzhi.leadership import rules
from gongzhi.leadership.models import Meeting, Resolution
from gongzhi.leadership.queries import (
    groups_seen_by,
    last_meetings,
    meetings_seen_by,
    overdue,
    resolutions_seen_by,
)
from gongzhi.leadership.registers import group_url, meeting_url, resolution_url, rhythm_light
from gongzhi.leadership.rules import EDIT, SEE, Rhythm
from gongzhi.tasks.models import Task


def overdue_meetings(viewer: Viewer, at_most: int) -> Waiting:
    """Groups that should have met by now, for those who keep them."""
    if not viewer.may(EDIT):
        return Waiting(0, [])
    late = overdue(groups_seen_by(viewer, EDIT), viewer)
    if not at_most:
        return Waiting(late, [])
    listed = list(late.order_by("pk")[:at_most])
    last = last_meetings(listed, viewer)
    light: Light = rhythm_light(Rhythm.OVERDUE)
    first = [
        Todo(
            g.name,
            group_url(g),
            rules.next_due(last.get(g.pk) or g.set_up_on, g.meets_every),
            light,
            _("超期未开会"),
        )
        for g in listed
    ]
    return Waiting(late, first)


def meeting_of_the_task(record: Model, viewer: Viewer) -> Panel | None:
    """On the page of a task: the resolution it comes from."""
    pk = rules.resolution_of(record.key) if isinstance(record, Task) else None
    if pk is None or not viewer.may(SEE):
        return None
    found = resolutions_seen_by(viewer).filter(pk=pk).first()
    if found is None:
        return None
    words = _("%(meeting)s第 %(n)s 项议定事项") % {"meeting": found.meeting.title, "n": found.number}
    return Panel(_("来自会议"), [(words, resolution_url(found))])


def find_meetings(viewer: Viewer, text: str, each: int) -> list[Hit]:
    meetings = meetings_seen_by(viewer).filter(matching(Meeting, ("title",), text))[:each]
    resolutions = resolutions_seen_by(viewer).filter(matching(Resolution, ("text",), text))[:each]
    return [
        *(Hit(_("会议"), m.title, meeting_url(m)) for m in meetings),
        *(Hit(_("议定事项"), str(r), resolution_url(r)) for r in resolutions),
    ]
