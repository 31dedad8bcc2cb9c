"""Opening accounts and giving posts: the audited hand over the accounts room."""

from datetime import date

from django.db import transaction

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.lookup.services import keep
from gongzhi.ground.refusal import Refused


@transaction.atomic
def open_account(
    username: str, full_name: str, *, password: str | None, by: Viewer, demo: bool = False
) -> User:
    """A new account without any post. `password` None: it cannot sign in by password."""
    if User.objects.filter(username=username).exists():
        raise Refused(f"账号“{username}”已经有人使用，请换一个。")
    user = User.objects.create_user(username, password=password, full_name=full_name, is_demo=demo)
    keep(user)
    record("accounts.account.opened", user, by=by, username=username)
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
) -> Post:
    """Give a post; it counts from the next request on. Refused for a role the matrix does not know."""
    if role not in matrix().roles:
        raise Refused(f"没有“{role}”这个岗位，请从岗位清单中选择。")
    post = Post.objects.create(
        user=user, role=role, division=division, body=body, starts_on=starts_on, ends_on=ends_on
    )
    record("accounts.post.given", post, by=by, division=division, role=role, user=user.username)
    return post


@transaction.atomic
def end_post(post: Post, on: date, *, by: Viewer) -> None:
    by.must("accounts.edit", post.division)
    Post.objects.filter(pk=post.pk).update(ends_on=on)
    record("accounts.post.ended", post, by=by, division=post.division, on=on.isoformat())


@transaction.atomic
def close_demo_accounts(*, by: Viewer) -> None:
    """Nobody signs in as a demo person any more. The rows stay, because the audit names them."""
    for user in User.objects.filter(is_demo=True, is_active=True):
        record("accounts.account.closed", user, by=by, username=user.username)
    Post.objects.filter(user__is_demo=True).delete()
    User.objects.filter(is_demo=True).update(is_active=False, is_demo=False)
