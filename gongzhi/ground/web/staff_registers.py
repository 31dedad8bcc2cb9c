"""The registers of people who sign in: accounts, and the posts they hold."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import STALE_DAYS, accounts_seen_by, posts_seen_by, stale_before
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.matrix_words import words_of
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, flag, search


def account_url(user: User | AnonymousUser) -> str:
    return reverse("accounts:account", args=[user.pk])


def post_url(post: Post) -> str:
    return reverse("accounts:post", args=[post.pk])


def role_words() -> dict[str, str]:
    return {code: words_of(role) for code, role in matrix().roles.items()}


def account_state(user: Any) -> Light:
    if not user.is_active:
        return Light(_now("停用"), "red", _now("不能登录，密码和岗位保留"))
    if user.waiting or user.factor_reset_asked_by_id:
        return Light(_now("待确认"), "yellow", _now("有岗位或重置申请等待安全管理员确认"))
    return Light(_now("启用"), "green")


def _prepared(posts: list[Post], viewer: Viewer) -> None:
    name_places(posts, viewer)
    for post in posts:
        post.state = post_state(post, viewer)  # type: ignore[attr-defined]


def post_state(post: Post, viewer: Viewer) -> Light:
    if post.awaits:
        return Light(_now("待确认"), "yellow", _now("安全管理员确认后，下一次打开页面起生效"))
    if post.ends_on and post.ends_on < viewer.today:
        return Light(_now("已终止"), "grey")
    if post.starts_on > viewer.today:
        return Light(_now("未到任"), "grey")
    return Light(_now("在任"), "green")


ACCOUNTS = Register(
    title=_("账号"),
    subtitle=_("一人一个账号。长期不用的账号每月清理一次：勾选“90 天没有登录”。"),
    act="accounts.see",
    rows=accounts_seen_by,
    order=("division", "pk"),
    url=account_url,
    prepare=name_places,
    columns=(
        Column("name", _("姓名"), lambda user: str(user), sort=("full_name",), url=account_url),
        Column("username", _("账号"), lambda user: user.username, sort=("username",)),
        Column("state", _("状态"), account_state, Kind.LIGHT, sort=("is_active",)),
        Column("place", _("区划"), lambda user: user.place, sort=("division",)),
        Column("factor", _("第二因素"), lambda user: _("已设置") if user.has_factor else _("没有设置")),
        Column(
            "last",
            _("上次登录"),
            lambda user: user.last_login or _("没有登录过"),
            Kind.DATE,
            sort=("last_login",),
        ),
        Column("opened", _("开通"), lambda user: user.date_joined, Kind.DATE, sort=("date_joined",)),
    ),
    filters=(
        search("full_name", "username", label=_("姓名或账号")),
        flag("stale", _("%(days)d 天没有登录") % {"days": STALE_DAYS}, stale_before),
        flag("locked", _("只看停用"), lambda viewer: Q(is_active=False)),
        flag(
            "waiting",
            _("只看待确认"),
            lambda viewer: Q(waiting=True) | Q(factor_reset_asked_by__isnull=False),
        ),
    ),
    acts=(Act(_("开通账号"), "accounts:account-new", "accounts.edit"),),
)

POSTS = Register(
    title=_("岗位"),
    subtitle=_(
        "系统管理员任命，安全管理员确认；终止立即生效。系统、安全、审计管理员由不同的人担任，也不兼业务岗位。"
    ),
    act="accounts.see",
    rows=posts_seen_by,
    order=("division", "pk"),
    url=post_url,
    prepare=_prepared,
    columns=(
        Column(
            "name",
            _("姓名"),
            lambda post: str(post.user),
            sort=("user__full_name",),
            url=lambda post: account_url(post.user),
        ),
        Column("username", _("账号"), lambda post: post.user.username, sort=("user__username",)),
        Column(
            "role",
            _("岗位"),
            lambda post: role_words().get(post.role, post.role),
            sort=("role",),
            url=post_url,
        ),
        Column("place", _("区划"), lambda post: post.place, sort=("division",)),
        Column("state", _("状态"), lambda post: post.state, Kind.LIGHT),
        Column("starts_on", _("起"), lambda post: post.starts_on, Kind.DATE, sort=("starts_on",)),
        Column("ends_on", _("止"), lambda post: post.ends_on or _("长期"), Kind.DATE, sort=("ends_on",)),
        Column(
            "acting_for",
            _("代理谁"),
            lambda post: str(post.acting_for or ""),
            sort=("acting_for__full_name",),
        ),
    ),
    filters=(
        search("user__full_name", "user__username", label=_("姓名或账号")),
        choice("role", _("岗位"), role_words),
        flag("now", _("只看在任"), lambda viewer: Q(ends_on__isnull=True) | Q(ends_on__gte=viewer.today)),
        flag("waiting", _("只看待确认"), lambda viewer: Q(awaits=True)),
        flag("acting", _("只看代理"), lambda viewer: Q(acting_for__isnull=False)),
    ),
)
