"""How people come in: passwords, codes on slips, locks, second factors. Every step is on record."""

import secrets
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from gongzhi.ground.accounts.models import UsedPassword, User
from gongzhi.ground.accounts.queries import user_called, watched_from
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.refusal import Refused
from gongzhi.ground.staffing.services import CONFIRM, EDIT, _refuse_own
from gongzhi.ground.staffing.sessions import end_sessions

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without 0 O 1 I L, which a slip confuses
GROUPS, EACH = 4, 4  # about 79 bits


def note(event: str, username: str, *, by: Viewer, ip: str) -> None:
    """An entry about coming in, for a name that may be nobody's: the same steps whoever it names."""
    user = user_called(username)
    division = watched_from(user.pk if user else None)
    record(event, user or User(), by=by, division=division, username=username if user else "未知账号", ip=ip)


@transaction.atomic
def issue_code(user: User, now: datetime, *, by: Viewer) -> str:
    """A code for one sign-in, to be handed over on a slip: it is the password until it is replaced or too old."""
    by.must(EDIT, user.division)
    _refuse_own(user, by)
    code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(EACH)) for _ in range(GROUPS))
    user.set_password(code)
    user.must_change_password = True
    user.code_expires_at = now + timedelta(hours=settings.CODE_HOURS)
    user.save(update_fields=["password", "must_change_password", "code_expires_at"])
    end_sessions(user)
    record("accounts.code.issued", user, by=by, division=user.division, username=user.username)
    return code


def code_is_over(user: User, now: datetime) -> bool:
    return user.code_expires_at is not None and user.code_expires_at < now


@transaction.atomic
def change_password(
    user: User, old: str, new: str, now: datetime, *, by: Viewer, session: str | None
) -> None:
    """The person's own change; every other session of theirs ends. Refused in the profile's words."""
    if not user.check_password(old):
        raise Refused("原密码（或一次性口令）不对，请再输入一次。")
    if old == new:
        raise Refused("新密码和原来的一样，请换一个。")
    try:
        validate_password(new, user)
    except ValidationError as oops:
        raise Refused(" ".join(oops.messages)) from oops
    user.set_password(new)
    user.password_set_at, user.must_change_password, user.code_expires_at = now, False, None
    user.save(update_fields=["password", "password_set_at", "must_change_password", "code_expires_at"])
    UsedPassword.objects.create(user=user, encoded=user.password)
    end_sessions(user, but=session)
    record("accounts.password.changed", user, by=by, division=user.division, username=user.username)


@transaction.atomic
def lock(user: User, why: str, *, by: Viewer) -> None:
    """Every session ends now; the password is kept."""
    by.must(EDIT, user.division)
    _refuse_own(user, by)
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        raise Refused("这个账号已经停用。")
    end_sessions(user)
    record("accounts.account.locked", user, by=by, division=user.division, username=user.username, why=why)


@transaction.atomic
def unlock(user: User, *, by: Viewer) -> None:
    by.must(EDIT, user.division)
    _refuse_own(user, by)
    if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        raise Refused("这个账号没有停用。")
    record("accounts.account.unlocked", user, by=by, division=user.division, username=user.username)


@transaction.atomic
def ask_factor_reset(user: User, *, by: Viewer) -> None:
    """With a new password and a new second factor one administrator could pass for anybody: so another confirms."""
    by.must(EDIT, user.division)
    _refuse_own(user, by)
    if not Authenticator.objects.filter(user=user).exists():
        raise Refused("这个账号没有设置第二因素，不用重置。")
    User.objects.filter(pk=user.pk).update(factor_reset_asked_by=by.user_id or None)
    record("accounts.factor.reset_asked", user, by=by, division=user.division, username=user.username)


@transaction.atomic
def reset_factor(user: User, *, by: Viewer) -> None:
    """The second person takes the second factor away; the next sign-in sets up a new one."""
    by.must(CONFIRM, user.division)
    _refuse_own(user, by)
    if user.factor_reset_asked_by_id is None:
        raise Refused("没有人申请重置这个账号的第二因素；请系统管理员先申请。")
    if user.factor_reset_asked_by_id == by.user_id:
        raise Refused("申请的人不能自己确认，请由另一位安全管理员确认。")
    Authenticator.objects.filter(user=user).delete()
    User.objects.filter(pk=user.pk).update(factor_reset_asked_by=None)
    end_sessions(user)
    record("accounts.factor.reset", user, by=by, division=user.division, username=user.username)
