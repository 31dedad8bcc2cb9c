"""Accounts and posts: opened and given by one administrator, confirmed by another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import accounts_seen_by, posts_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.staffing import entering, services
from gongzhi.ground.web.doors import Door, opens
from gongzhi.ground.web.forms import RecordForm
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.staff_dossiers import CONFIRM, EDIT, account_dossier, post_dossier
from gongzhi.ground.web.staff_forms import AccountForm, EndForm, PostForm, WhyForm
from gongzhi.ground.web.staff_registers import account_url, post_url
from gongzhi.ground.web.viewers import Request


@opens("accounts.see")
def account(request: Request, pk: int) -> HttpResponse:
    user = get_object_or_404(accounts_seen_by(request.viewer), pk=pk)
    return dossier(request, account_dossier(user, request.viewer))


@opens("accounts.see")
def post(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(posts_seen_by(request.viewer).select_related("given_by"), pk=pk)
    return dossier(request, post_dossier(row, request.viewer))


@opens(EDIT, form=True)
def account_new(request: Request) -> HttpResponse:
    def save(fields: dict[str, Any], version: int | None) -> str:
        user = services.open_account(
            fields["username"],
            fields["full_name"],
            password=None,
            by=request.viewer,
            division=fields["division"],
        )
        return account_url(user)

    form = AccountForm(request.POST or None, viewer=request.viewer, act=EDIT)
    intro = _("开通以后任命岗位，再发放一次性口令交给本人。")
    return form_page(
        request, form, FormPage(_("开通账号"), save, cancel_url=reverse("accounts:accounts"), intro=intro)
    )


@opens(EDIT, form=True)
def post_new(request: Request, pk: int) -> HttpResponse:
    user = get_object_or_404(accounts_seen_by(request.viewer, EDIT), pk=pk)

    def save(fields: dict[str, Any], version: int | None) -> str:
        return post_url(services.appoint(user, by=request.viewer, **fields))

    form = PostForm(request.POST or None, viewer=request.viewer, act=EDIT)
    page = FormPage(
        _("任命岗位：%(who)s") % {"who": user},
        save,
        cancel_url=account_url(user),
        intro=_("安全管理员确认以后才生效。"),
        done=_("已任命，等待安全管理员确认。"),
    )
    return form_page(request, form, page)


@opens(EDIT, form=True)
def post_end(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(posts_seen_by(request.viewer, EDIT), pk=pk)

    def save(fields: dict[str, Any], version: int | None) -> str:
        services.end_post(row, fields["on"], by=request.viewer)
        return post_url(row)

    form = EndForm(request.POST or None, viewer=request.viewer, act=EDIT)
    title = _("终止岗位：%(who)s") % {"who": row.user}
    return form_page(request, form, FormPage(title, save, cancel_url=post_url(row)))


@opens(EDIT, form=True)
def lock(request: Request, pk: int) -> HttpResponse:
    user = get_object_or_404(accounts_seen_by(request.viewer, EDIT), pk=pk)

    def save(fields: dict[str, Any], version: int | None) -> str:
        entering.lock(user, fields["why"], by=request.viewer)
        return account_url(user)

    form = WhyForm(request.POST or None, viewer=request.viewer, act=EDIT)
    page = FormPage(
        _("停用账号：%(who)s") % {"who": user},
        save,
        cancel_url=account_url(user),
        intro=_("停用立即生效：正在登录的地方全部退出，停用期间不能登录；岗位和记录保留。"),
        submit=_("停用账号"),
        danger=True,
        drafted=False,
    )
    return form_page(request, form, page)


@opens(EDIT, kept=False)
def code(request: Request, pk: int) -> HttpResponse:
    """The slip, on paper: shown once, in the answer to this very request."""
    user = get_object_or_404(accounts_seen_by(request.viewer, EDIT), pk=pk)
    if request.method != "POST":
        words = [
            _("原密码立即作废，正在登录的地方全部退出。"),
            _("口令打印成纸条，当面交给本人；%(hours)d 小时内有效，登录后必须换成自己的密码。")
            % {"hours": settings.CODE_HOURS},
        ]
        ask = Ask(_("发放一次性口令：%(who)s"), _("发放一次性口令"), words)
        return asked(request, ask, user, account_url(user), lambda: "")
    word = entering.issue_code(user, timezone.now(), by=request.viewer)
    page = {"user": user, "code": word, "until": user.code_expires_at, "back": account_url(user)}
    return render(request, "web/slip.html", {"page": page})


@dataclass(frozen=True)
class Ask:
    """An act that asks first: its title with the person's name, the act alone, what it does, what is said after."""

    title: str
    submit: str
    consequences: Sequence[str]
    done: str = ""


def asked(request: Request, ask: Ask, who: User, back: str, do: Callable[[], str]) -> HttpResponse:
    form = RecordForm(request.POST if request.method == "POST" else None, viewer=request.viewer, act="")
    page = FormPage(
        ask.title % {"who": who},
        lambda fields, version: do(),
        cancel_url=back,
        submit=ask.submit,
        done=ask.done,
        danger=True,
        consequences=ask.consequences,
        drafted=False,
    )
    return form_page(request, form, page)


def _asking(
    act: str,
    rows: Callable[[Viewer, str], QuerySet[Any]],
    whose: Callable[[Any], User],
    back: Callable[[Any], str],
    do: Callable[[Any, Viewer], None],
    ask: Callable[[], Ask],
) -> Door:
    """A page that asks before something is done to a row; afterwards one is at the account it is about."""

    def view(request: Request, pk: int) -> HttpResponse:
        row = get_object_or_404(rows(request.viewer, act), pk=pk)

        def done() -> str:
            do(row, request.viewer)
            return account_url(whose(row))

        return asked(request, ask(), whose(row), back(row), done)

    return Door(view, act)


def _on_account(act: str, do: Callable[[User, Viewer], None], ask: Callable[[], Ask]) -> Door:
    return _asking(act, accounts_seen_by, lambda user: user, account_url, do, ask)


def _on_post(do: Callable[[Post, Viewer], None], ask: Callable[[], Ask]) -> Door:
    """The second person's answer to a post."""
    return _asking(CONFIRM, posts_seen_by, lambda post: post.user, post_url, do, ask)


unlock = _on_account(
    EDIT,
    lambda user, by: entering.unlock(user, by=by),
    lambda: Ask(
        _("恢复账号：%(who)s"),
        _("恢复账号"),
        [_("恢复以后又可以登录，岗位照旧；可以随时再停用。")],
        _("账号已恢复。"),
    ),
)
factor_ask = _on_account(
    EDIT,
    lambda user, by: entering.ask_factor_reset(user, by=by),
    lambda: Ask(
        _("申请重置第二因素：%(who)s"),
        _("申请重置第二因素"),
        [_("安全管理员核实本人并确认以后才重置。")],
        _("已申请，等待安全管理员确认。"),
    ),
)
factor_reset = _on_account(
    CONFIRM,
    lambda user, by: entering.reset_factor(user, by=by),
    lambda: Ask(
        _("确认重置第二因素：%(who)s"),
        _("确认重置第二因素"),
        [
            _("请先当面或电话核实是本人。"),
            _("手机验证器和恢复码一并作废，正在登录的地方全部退出，下次登录重新设置；不能撤销。"),
        ],
        _("第二因素已重置。"),
    ),
)
post_confirm = _on_post(
    lambda row, by: services.confirm_post(row, by=by),
    lambda: Ask(
        _("确认岗位：%(who)s"),
        _("确认岗位"),
        [_("本人下一次打开页面起，按这个岗位看到和办理业务；可以随时终止。")],
        _("岗位已确认，现在起生效。"),
    ),
)
post_refuse = _on_post(
    lambda row, by: services.refuse_post(row, by=by),
    lambda: Ask(
        _("退回岗位：%(who)s"),
        _("退回岗位"),
        [_("这次任命作废，系统管理员可以重新任命。")],
        _("任命已退回。"),
    ),
)
