from django.db.models import Q, QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.lists.models import Layout, SavedView


def views_seen_by(viewer: Viewer) -> QuerySet[SavedView]:
    """The viewer's own, and those that colleagues with a post in the same division share."""
    beside = Q(shared=True, division__in={post.division for post in viewer.posts})
    return SavedView.objects.filter(Q(made_by=viewer.user_id) | beside)


def views_kept_by(viewer: Viewer) -> QuerySet[SavedView]:
    """The viewer's own: what may be renamed, shared or deleted."""
    return SavedView.objects.filter(made_by=viewer.user_id)


def layout_of(viewer: Viewer, register: str) -> Layout | None:
    return Layout.objects.filter(made_by=viewer.user_id, register=register).select_related("opens").first()


def defaults_of(viewer: Viewer) -> set[int]:
    """The views with which registers open for this person."""
    found = Layout.objects.filter(made_by=viewer.user_id, opens__isnull=False)
    return set(found.values_list("opens", flat=True))
