from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.leadership.models import Group, Seat
from gongzhi.leadership.rules import GroupKind


def groups_seen_by(viewer: Viewer, act: str = "leadership.see") -> QuerySet[Group]:
    """The one door to groups: every page, export and job starts here."""
    return Group.objects.filter(viewer.within(act)).select_related("parent", "document")


def seats_seen_by(viewer: Viewer, act: str = "leadership.see") -> QuerySet[Seat]:
    return Seat.objects.filter(viewer.within(act)).select_related("group", "unit")


def leading_group(viewer: Viewer) -> Group | None:
    return groups_seen_by(viewer).filter(kind=GroupKind.LEADING_GROUP.value).order_by("pk").first()
