from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.leadership import rules
from gongzhi.leadership.models import Attendance, Group, Meeting, Resolution, Seat
from gongzhi.leadership.rules import GroupKind, Presence
from gongzhi.leadership.rules.minutes import Item, Minutes
from gongzhi.tasks.models import Task
from gongzhi.tasks.queries import tasks_seen_by


def groups_seen_by(viewer: Viewer, act: str = "leadership.see") -> QuerySet[Group]:
    """The one door to groups: every page, export and job starts here."""
    return Group.objects.filter(viewer.within(act)).select_related("parent", "document")


def seats_seen_by(viewer: Viewer, act: str = "leadership.see") -> QuerySet[Seat]:
    return Seat.objects.filter(viewer.within(act)).select_related("group", "unit", "document")


def meetings_seen_by(viewer: Viewer, act: str = "leadership.see") -> QuerySet[Meeting]:
    return Meeting.objects.filter(viewer.within(act)).select_related("group")


def attendances_seen_by(viewer: Viewer, act: str = "leadership.see") -> QuerySet[Attendance]:
    return Attendance.objects.filter(viewer.within(act)).select_related("meeting__group", "seat")


def resolutions_seen_by(viewer: Viewer, act: str = "leadership.see") -> QuerySet[Resolution]:
    return Resolution.objects.filter(viewer.within(act)).select_related("meeting__group", "lead")


def leading_group(viewer: Viewer) -> Group | None:
    return groups_seen_by(viewer).filter(kind=GroupKind.LEADING_GROUP.value).order_by("pk").first()


def last_meetings(groups: Iterable[Group], viewer: Viewer) -> dict[int, date]:
    """The day each group met last, up to today; groups that never met are not there. One question."""
    held = meetings_seen_by(viewer).filter(group__in=[g.pk for g in groups], held_on__lte=viewer.today)
    return dict(held.order_by().values_list("group").annotate(last=Max("held_on")))


def overdue(groups: QuerySet[Group], viewer: Viewer) -> QuerySet[Group]:
    """Those of which `rules.rhythm` says overdue, in SQL of both engines."""
    held = Meeting.objects.filter(group=OuterRef("pk"), held_on__lte=viewer.today).order_by("-held_on")
    limits = [
        When(meets_every=n, then=Value(rules.still_on_time(n, viewer.today), output_field=DateField()))
        for n in rules.MONTHS
    ]
    since = Coalesce(Subquery(held.values("held_on")[:1]), F("set_up_on"), output_field=DateField())
    limit = Case(*limits, output_field=DateField())
    return groups.alias(since=since, limit=limit).filter(since__lt=F("limit"))


def next_number(meeting: Meeting) -> int:
    """The number after the last one of a meeting."""
    last = Resolution.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def seats_to_call(meeting: Meeting) -> QuerySet[Seat]:
    """The seats of the group on the day of a meeting that are not on its list."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=meeting.held_on)
    left = Q(ends_on__isnull=False) & Q(ends_on__lt=meeting.held_on)
    rows = Seat.objects.filter(begun, group=meeting.group_id).exclude(left)
    return rows.exclude(attendances__meeting=meeting).order_by("pk")


def tasks_of(resolutions: Iterable[Resolution], viewer: Viewer) -> Mapping[int, Task]:
    """The tasks that resolutions were given out as, as far as the viewer sees them. One question."""
    keys = [rules.key_of(r.pk) for r in resolutions if r.given_on]
    found = tasks_seen_by(viewer).filter(key__in=keys) if keys and viewer.may("tasks.see") else ()
    told: dict[int, Any] = {rules.resolution_of(task.key) or 0: task for task in found}
    return told


def minutes_of(meeting: Meeting, viewer: Viewer) -> Minutes:
    """What the minutes of a meeting say, as its viewer may see it."""
    return Minutes(
        title=meeting.title,
        number=meeting.number,
        held_on=meeting.held_on,
        heads=(
            ("会议地点", meeting.venue),
            ("主\u3000\u3000持", meeting.chair),
            *_there(meeting, viewer),
            ("议\u3000\u3000题", meeting.agenda),
        ),
        notes=meeting.minutes,
        items=[
            Item(r.number, r.text, r.lead_name, r.partners, r.accountable, r.due_on)
            for r in resolutions_seen_by(viewer).filter(meeting=meeting).order_by("number")
        ],
        issuer=meeting.group.name,
        issued_on=meeting.issued_on,
    )


def _there(meeting: Meeting, viewer: Viewer) -> list[tuple[str, str]]:
    """Who was there: by the list, else as it was written. With a list, nobody excused is 无; the others if there are."""
    listed = attendances_seen_by(viewer).filter(meeting=meeting)
    rolls = [(Presence(row.state), row.who, row.reason) for row in listed]
    if not rolls:
        return [("出\u3000\u3000席", meeting.present), ("请\u3000\u3000假", meeting.apologies)]
    said = {presence: rules.said_of(presence, rolls) for presence in Presence}
    heads = [
        ("出\u3000\u3000席", said[Presence.PRESENT] or "无"),
        ("请\u3000\u3000假", said[Presence.EXCUSED] or "无"),
        ("缺\u3000\u3000席", said[Presence.ABSENT]),
        ("列\u3000\u3000席", said[Presence.SITTING_IN]),
    ]
    return [(label, words) for label, words in heads if words]
