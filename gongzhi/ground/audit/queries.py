from collections.abc import Iterable

from django.db.models import Model, QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.services import address


def entries_about(row: Model) -> QuerySet[Entry]:
    """The life of one row, newest first. Whoever may see the row may see its life."""
    return Entry.objects.filter(about=address(row)).select_related("by")


def entries_seen_by(viewer: Viewer, act: str = "audit.see") -> QuerySet[Entry]:
    return Entry.objects.filter(viewer.within(act)).select_related("by")


def entries_for(addresses: Iterable[str]) -> QuerySet[Entry]:
    return Entry.objects.filter(about__in=list(addresses)).select_related("by")
