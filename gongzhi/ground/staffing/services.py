"""Opening accounts and giving posts: the audited hand over the accounts room.

The system administrator gives, the security administrator confirms. What the installation itself gives (user 0: the
first administrators, the demo county) counts at once.
"""

from datetime import date

from django.db import transaction
from django.db.models import Q

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import acting_in, own_posts, posts_overlapping
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.divisions.rules import Level, is_code, level
from gongzhi.ground.lookup.services import keep
from gongzhi.ground.refusal import Refused
from gongzhi.ground.staffing.rules import clash

LEVELS: dict[str, str] = {
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.COUNTY: "县",
    Level.STREET: "街道",
    Level.COMMUNITY: "社区",
}
EDIT, CONFIRM = "accounts.edit", "accounts.confirm"


@transaction.atomic
def open_account(
    username: str, full_name: str, *, password: str | None, by: Viewer, division: str, demo: bool = False
) -> User:
    """A new account without any post. `password` None: it cannot sign in by password."""
    by.must(EDIT, division)
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(f"账号“{username}”已经有人使用，请换一个。")
    user = User.objects.create_user(
        username, password=password, full_name=full_name, is_demo=demo, division=division
    )
    keep(user)
    record("accounts.account.opened", user, by=by, division=division, username=username)
    return user


@transaction.atomic
def appoint(
    user: User,
    role: str,
    division: str,
    *,
    starts_on: date,
    by: Viewer,
    ends_on: date | None = None,
    body: int | None = None,
    acting_for: User | None = None,
) -> Post:
    """Give a post, perhaps one held `acting_for` another person. Refused for an unknown role, for oneself, and for what
    must stay in different hands."""
    by.must(EDIT, division)
    if role not in matrix().roles or not is_code(division):
        raise Refused(f"没有“{role}”这个岗位或区划不对，请从清单中选择。")
    stands = matrix().roles[role].level
    if level(division) != stands:
        raise Refused(f"“{matrix().roles[role].zh}”岗位应设在{LEVELS[stands]}一级，请重新选择区划。")
    if ends_on and ends_on < starts_on:
        raise Refused("止期早于起期，请核对日期。")
    _refuse_own(user, by)
    if acting_for:
        wanted = Post(role=role, division=division, starts_on=starts_on, ends_on=ends_on)
        body = _seat_to_lend(acting_for, user, wanted).body
    held = set(posts_overlapping(user.pk, starts_on, ends_on).values_list("role", flat=True))
    if other := clash(held, role, matrix().apart):
        names = matrix().roles
        raise Refused(
            f"{user} 在这段时间已任“{names[other].zh}”，不能同时任“{names[role].zh}”："
            "系统、安全、审计管理员必须由不同的人担任，也不兼业务岗位。请先终止原岗位。"
        )
    post = Post.objects.create(
        user=user,
        role=role,
        division=division,
        body=body,
        starts_on=starts_on,
        ends_on=ends_on,
        awaits=bool(by.user_id),
        acting_for=acting_for,
        given_by_id=by.user_id or None,
    )
    told = {
        "role": role,
        "user": user.username,
        **({"acting_for": acting_for.username} if acting_for else {}),
    }
    record("accounts.post.given", post, by=by, division=division, **told)
    return post


def _seat_to_lend(principal: User, user: User, wanted: Post) -> Post:
    """A seat is lent, with the body it is held for, by whoever holds it in his own right on all these days: so nobody
    lends on what was lent to him."""
    if principal == user:
        raise Refused("不能代理自己，请选择被代理的人。", {"acting_for": ["不能代理自己。"]})
    if wanted.ends_on is None:
        raise Refused("代理要写到哪一天为止，请填“止”。", {"ends_on": ["代理要写到哪一天为止。"]})
    own = own_posts(principal, wanted.role, wanted.division).filter(starts_on__lte=wanted.starts_on)
    seat = own.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=wanted.ends_on)).first()
    if seat is None:
        words = f"{principal} 在这段时间里没有这个岗位（代理来的岗位不能再转给别人代理），请核对被代理人、岗位、区划和起止。"
        raise Refused(words, {"acting_for": [words]})
    return seat


@transaction.atomic
def confirm_post(post: Post, *, by: Viewer) -> None:
    """The second person: the post counts from the next request on."""
    by.must(CONFIRM, post.division)
    _refuse_own(post.user, by)
    if post.given_by_id == by.user_id:
        raise Refused("任命的人不能自己确认，请由另一位安全管理员确认。")
    if not Post.objects.filter(pk=post.pk, awaits=True).update(awaits=False):
        raise Refused("这个岗位已经确认过或已被退回，请刷新后再看。")
    record(
        "accounts.post.confirmed",
        post,
        by=by,
        division=post.division,
        role=post.role,
        user=post.user.username,
    )


@transaction.atomic
def refuse_post(post: Post, *, by: Viewer) -> None:
    by.must(CONFIRM, post.division)
    if not Post.objects.filter(pk=post.pk, awaits=True).exists():
        raise Refused("这个岗位已经生效，要收回请由系统管理员终止。")
    record(
        "accounts.post.refused", post, by=by, division=post.division, role=post.role, user=post.user.username
    )
    post.delete()


@transaction.atomic
def end_post(post: Post, on: date, *, by: Viewer) -> None:
    """The last day of a post, and of those in which others act for its holder; a day before today ends it at once."""
    by.must(EDIT, post.division)
    if on < post.starts_on:
        on = post.starts_on
    for each in [post, *([] if post.acting_for_id else acting_in(post).filter(ends_on__gt=on))]:
        last = max(on, each.starts_on)
        Post.objects.filter(pk=each.pk).update(ends_on=last)
        told = {"on": last.isoformat(), "user": each.user.username}
        record("accounts.post.ended", each, by=by, division=each.division, **told)


def _refuse_own(user: User, by: Viewer) -> None:
    if by.user_id and user.pk == by.user_id:
        raise Refused("不能给自己办理，请由另一位管理员办理。")


@transaction.atomic
def close_demo_accounts(*, by: Viewer) -> None:
    """Nobody signs in as a demo person any more. The rows stay, because the audit names them."""
    for user in User.objects.filter(is_demo=True, is_active=True):
        record("accounts.account.closed", user, by=by, division=user.division, username=user.username)
    Post.objects.filter(user__is_demo=True).delete()
    User.objects.filter(is_demo=True).update(is_active=False, is_demo=False)
