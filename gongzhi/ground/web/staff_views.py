"""Accounts and posts: opened and given by one administrator, confirmed by another."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import accounts_seen_by, posts_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.staffing import entering, services
from gongzhi.ground.web.doors import Door, opens
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


@opens(EDIT)
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


@opens(EDIT)
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


@opens(EDIT)
def post_end(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(posts_seen_by(request.viewer, EDIT), pk=pk)

    def save(fields: dict[str, Any], version: int | None) -> str:
        services.end_post(row, fields["on"], by=request.viewer)
        return post_url(row)

    form = EndForm(request.POST or None, viewer=request.viewer, act=EDIT)
    title = _("终止岗位：%(who)s") % {"who": row.user}
    return form_page(request, form, FormPage(title, save, cancel_url=post_url(row)))


@opens(EDIT)
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
    )
    return form_page(request, form, page)


@opens(EDIT)
@require_POST
def code(request: Request, pk: int) -> HttpResponse:
    """The slip, on paper: shown once, in the answer to this very request."""
    user = get_object_or_404(accounts_seen_by(request.viewer, EDIT), pk=pk)
    word = entering.issue_code(user, timezone.now(), by=request.viewer)
    page = {"user": user, "code": word, "until": user.code_expires_at, "back": account_url(user)}
    return render(request, "web/slip.html", {"page": page, "hours": settings.CODE_HOURS})


def _told(act: str, do: Callable[[User, Viewer], None], words: Promise) -> Door:
    """One press on an account, for those who may."""

    def view(request: Request, pk: int) -> HttpResponse:
        user = get_object_or_404(accounts_seen_by(request.viewer, act), pk=pk)
        do(user, request.viewer)
        messages.success(request, str(words))
        return redirect(account_url(user))

    return Door(require_POST(view), act)


def _answered(do: Callable[[Post, Viewer], None], words: Promise) -> Door:
    """The second person's answer to a post."""

    def view(request: Request, pk: int) -> HttpResponse:
        row = get_object_or_404(posts_seen_by(request.viewer, CONFIRM), pk=pk)
        do(row, request.viewer)
        messages.success(request, str(words))
        return redirect(account_url(row.user))

    return Door(require_POST(view), CONFIRM)


unlock = _told(EDIT, lambda user, by: entering.unlock(user, by=by), gettext_lazy("账号已恢复。"))
factor_ask = _told(
    EDIT,
    lambda user, by: entering.ask_factor_reset(user, by=by),
    gettext_lazy("已申请，等待安全管理员确认。"),
)
factor_reset = _told(
    CONFIRM, lambda user, by: entering.reset_factor(user, by=by), gettext_lazy("第二因素已重置。")
)
post_confirm = _answered(
    lambda row, by: services.confirm_post(row, by=by), gettext_lazy("岗位已确认，现在起生效。")
)
post_refuse = _answered(lambda row, by: services.refuse_post(row, by=by), gettext_lazy("任命已退回。"))
