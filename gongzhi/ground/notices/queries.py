from typing import Any

from django.db.models import Count, QuerySet

from gongzhi.ground.accounts.queries import still_seen
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.notices.models import Notice


def notices_of(viewer: Viewer) -> QuerySet[Notice]:
    """One's own, and of these what one may still see today."""
    if not viewer.user_id:
        return Notice.objects.none()
    return Notice.objects.filter(still_seen(viewer), user_id=viewer.user_id)


def unread_of(viewer: Viewer) -> QuerySet[Notice]:
    return notices_of(viewer).filter(read_at=None)


def kinds_unread(viewer: Viewer) -> QuerySet[Notice, tuple[Any, ...]]:
    """One's own unread ones by the act and division they are seen with: (act, division, how many)."""
    own = Notice.objects.filter(user_id=viewer.user_id, read_at=None)
    return own.order_by().values_list("act", "division").annotate(number=Count("pk"))
