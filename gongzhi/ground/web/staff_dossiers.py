"""The pages of one account and of one post, as data."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import posts_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.ground.web.staff_registers import account_state, account_url, post_state, post_url, role_words

EDIT, CONFIRM = "accounts.edit", "accounts.confirm"


def _to(url_name: str, row: User | Post) -> str:
    return reverse(f"accounts:{url_name}", args=[row.pk])


def account_dossier(user: Any, viewer: Viewer) -> Dossier:
    return Dossier(
        title=str(user),
        kind=_("账号"),
        row=user,
        state=account_state(user),
        trail=[(_("账号"), reverse("accounts:accounts"))],
        acts=_account_acts(user),
        facts=[
            Fact(_("账号"), user.username),
            Fact(_("区划"), name(user.division)),
            Fact(_("上次登录"), user.last_login or _("没有登录过"), Kind.DATE),
            Fact(_("密码"), _password_words(user)),
            Fact(_("第二因素"), _("已设置") if user.has_factor else _("没有设置")),
        ],
        sections=[_posts(user, viewer)],
    )


def _password_words(user: User) -> str:
    if user.must_change_password:
        return _("已发一次性口令，还没有换成自己的密码")
    return _("已设置") if user.has_usable_password() else _("没有设置")


def _account_acts(user: Any) -> list[PageAct]:
    def act(title: str, url_name: str, act: str = EDIT, *, danger: bool = False) -> PageAct:
        return PageAct(title, _to(url_name, user), act, user.division, danger=danger)

    acts = [act(_("任命岗位"), "post-new")]
    if not user.is_active:
        return [*acts, act(_("恢复账号"), "unlock")]
    acts.append(act(_("发放一次性口令"), "code"))
    if user.factor_reset_asked_by_id:
        acts.append(act(_("确认重置第二因素"), "factor-reset", CONFIRM, danger=True))
    elif user.has_factor:
        acts.append(act(_("申请重置第二因素"), "factor-ask"))
    return [*acts, act(_("停用账号"), "lock", danger=True)]


def _posts(user: User, viewer: Viewer) -> Section:
    rows: list[list[Cell]] = [
        [
            cell(Kind.TEXT, role_words().get(post.role, post.role), post_url(post)),
            cell(Kind.TEXT, name(post.division)),
            cell(Kind.LIGHT, post_state(post, viewer)),
            cell(Kind.DATE, post.starts_on),
            cell(Kind.DATE, post.ends_on or _("长期")),
            cell(Kind.TEXT, str(post.acting_for or "")),
        ]
        for post in posts_seen_by(viewer).filter(user=user)
    ]
    heads = [_("岗位"), _("区划"), _("状态"), _("起"), _("止"), _("代理谁")]
    return Section(_("岗位"), heads, rows, empty=_("还没有岗位，登录后什么也看不到。"))


def post_dossier(post: Post, viewer: Viewer) -> Dossier:
    return Dossier(
        title=f"{post.user} · {role_words().get(post.role, post.role)}",
        kind=_("岗位"),
        row=post,
        state=post_state(post, viewer),
        trail=[(_("岗位"), reverse("accounts:posts"))],
        acts=_post_acts(post, viewer),
        facts=[
            Fact(_("姓名"), str(post.user), url=account_url(post.user)),
            Fact(_("区划"), name(post.division)),
            Fact(_("起"), post.starts_on, Kind.DATE),
            Fact(_("止"), post.ends_on or _("长期"), Kind.DATE),
            Fact(
                _("代理谁"),
                str(post.acting_for or ""),
                url=account_url(post.acting_for) if post.acting_for else "",
            ),
            Fact(_("任命人"), str(post.given_by) if post.given_by else _("系统安装")),
        ],
    )


def _post_acts(post: Post, viewer: Viewer) -> list[PageAct]:
    if post.awaits:
        return [
            PageAct(_("确认岗位"), _to("post-confirm", post), CONFIRM, post.division),
            PageAct(_("退回岗位"), _to("post-refuse", post), CONFIRM, post.division, danger=True),
        ]
    if post.ends_on and post.ends_on < viewer.today:
        return []
    return [PageAct(_("终止岗位"), _to("post-end", post), EDIT, post.division)]
