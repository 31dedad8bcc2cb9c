from datetime import date

from django.db.models import F, Q, QuerySet

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer
from gongzhi.ground.divisions.models import Division


def viewer_for(user: User, today: date) -> Viewer:
    """The viewer with the posts that are in force today: one query."""
    if not user.is_active:
        return Viewer(user.pk, str(user), today)
    held = Post.objects.filter(user=user, starts_on__lte=today).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    )
    posts = tuple(Held(*row) for row in held.values_list("role", "division", "body"))
    return Viewer(user.pk, str(user), today, posts)


def posts_seen_by(viewer: Viewer, act: str = "accounts.see") -> QuerySet[Post]:
    return Post.objects.filter(viewer.within(act)).select_related("user")


def demo_accounts() -> QuerySet[Post]:
    """The accounts offered on the sign-in page of the demo county."""
    return Post.objects.filter(user__is_demo=True, user__is_active=True).select_related("user").order_by("pk")


def names_of(ids: set[int]) -> dict[int, str]:
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids)}


def communities_within(viewer: Viewer, act: str) -> QuerySet[Division]:
    """The communities this act reaches, each with its code as `division` like any business row."""
    return (
        Division.objects.exclude(code__endswith="000")
        .annotate(division=F("code"))
        .filter(viewer.within(act, field="code"))
    )
