from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from gongzhi.ground.accounts.matrix import Reach, matrix
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer
from gongzhi.ground.divisions.models import Division

STALE_DAYS = 90


def viewer_for(user: User, today: date) -> Viewer:
    """The viewer with the posts that are in force today: one query."""
    if not user.is_active:
        return Viewer(user.pk, str(user), today)
    held = Post.objects.filter(user=user, starts_on__lte=today, awaits=False).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    )
    posts = tuple(Held(*row) for row in held.values_list("role", "division", "body", "acting_for"))
    return Viewer(user.pk, str(user), today, posts)


def viewer_of(user_id: int, today: date) -> Viewer:
    """The same by number, for work that goes on after the request; nobody where the account is gone."""
    user = User.objects.filter(pk=user_id).first()
    return viewer_for(user, today) if user else Viewer(0, "", today)


def posts_in_force(act: str, today: date) -> QuerySet[Post]:
    """The posts that allow the act today, of open accounts."""
    held = Post.objects.filter(role__in=matrix().allowed(act), starts_on__lte=today, awaits=False)
    return held.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), user__is_active=True)


def holders(act: str, division: str, today: date, body: int | None = None) -> list[int]:
    """Accounts whose post in this very division allows the act today; of one body alone where one is named."""
    held = posts_in_force(act, today)
    held = held.filter(division=division) if body is None else held.filter(body=body)
    return list(held.order_by("user_id").values_list("user_id", flat=True).distinct())


def all_holders(act: str, today: date) -> list[int]:
    """Accounts whose post allows the act today, wherever it stands."""
    held = Post.objects.filter(role__in=matrix().allowed(act), starts_on__lte=today, user__is_active=True)
    held = held.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    return list(held.order_by("user_id").values_list("user_id", flat=True).distinct())


def still_seen(viewer: Viewer) -> Q:
    """Of rows that name the `act` and the `division` by which they may be seen: those the viewer may see today.

    A row without an act is its owner's own affair.
    """
    alike: dict[tuple[tuple[Held, ...], Reach], list[str]] = {}
    for act in matrix().acts():
        if posts := tuple(viewer.posts_for(act)):
            alike.setdefault((posts, matrix().reach(act)), []).append(act)
    seen = Q(act="")
    for acts in alike.values():
        seen |= Q(act__in=acts) & viewer.within(acts[0])
    return seen


def posts_seen_by(viewer: Viewer, act: str = "accounts.see") -> QuerySet[Post]:
    return Post.objects.filter(viewer.within(act)).select_related("user", "acting_for")


def accounts_seen_by(viewer: Viewer, act: str = "accounts.see") -> QuerySet[User]:
    """The accounts opened within reach, with what an administrator asks of them."""
    return User.objects.filter(viewer.within(act)).annotate(
        has_factor=Exists(Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)),
        waiting=Exists(Post.objects.filter(user=OuterRef("pk"), awaits=True)),
    )


def stale_before(viewer: Viewer) -> Q:
    """Open accounts nobody has used for a quarter: the monthly list."""
    since = viewer.today - timedelta(days=STALE_DAYS)
    unused = Q(last_login__date__lt=since) | Q(last_login__isnull=True, date_joined__date__lt=since)
    return Q(is_active=True) & unused


def posts_overlapping(user_id: int, starts_on: date, ends_on: date | None) -> QuerySet[Post]:
    """Posts of one person, waiting ones too, that are in force on any of these days."""
    met = Post.objects.filter(user_id=user_id).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    return met.filter(starts_on__lte=ends_on) if ends_on else met


def own_posts(user: User, role: str, division: str) -> QuerySet[Post]:
    """The confirmed posts of this kind that a person holds in no one else's place."""
    return Post.objects.filter(user=user, role=role, division=division, acting_for=None, awaits=False)


def acting_in(post: Post) -> QuerySet[Post]:
    """The posts in which others act for whoever holds this one."""
    return Post.objects.filter(acting_for=post.user_id, role=post.role, division=post.division)


def watched_from(user_id: int | None) -> str:
    """Where an entry about this account is read: the account's own division, else where the audit is read from."""
    own = User.objects.filter(pk=user_id or 0).values_list("division", flat=True).first()
    readers = Post.objects.filter(role__in=matrix().allowed("audit.see"))
    anywhere = readers.order_by("division").values_list("division", flat=True).first()  # asked whoever it is
    return own or anywhere or ""


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists())


def user_called(username: str) -> User | None:
    return User.objects.filter(username=username).first()


def demo_accounts() -> QuerySet[Post]:
    """The accounts offered on the sign-in page of the demo county."""
    return Post.objects.filter(user__is_demo=True, user__is_active=True).select_related("user").order_by("pk")


def person_of(viewer: Viewer) -> User:
    """The account behind a viewer, as the audit names it; nothing is asked of the database."""
    return User(pk=viewer.user_id)


def names_of(ids: set[int]) -> dict[int, str]:
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids)}


def communities_within(viewer: Viewer, act: str) -> QuerySet[Division]:
    """The communities this act reaches, each with its code as `division` like any business row."""
    return (
        Division.objects.exclude(code__endswith="000")
        .annotate(division=F("code"))
        .filter(viewer.within(act, field="code"))
    )
