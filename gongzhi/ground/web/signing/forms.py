from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AgainByCode
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.passwords import ByProfile
from gongzhi.ground.web.signing.adapters import WRONG_CODE

REPLAY = 120  # seconds: a code counts for at most three steps of thirty


def _dress(form: forms.Form, words: dict[str, str]) -> None:
    for name, field in form.fields.items():
        field.label = words.get(name, field.label)
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs["class"] = "form-control"
        field.help_text = ""


class SignInForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, {"login": str(_("账号")), "password": str(_("密码"))})
        self.fields["login"].widget.attrs["maxlength"] = 150
        self.fields["password"].max_length = 256


class _Once:
    """A code from the app counts once, also while its neighbours in time would still be taken."""

    user: Any
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        code = str(super().clean_code())  # type: ignore[misc]
        if not cache.add(f"code:{self.user.pk}:{code}", 1, timeout=REPLAY):
            raise forms.ValidationError(WRONG_CODE)
        return code


class CodeForm(_Once, AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, {"code": str(_("验证码或恢复码"))})


class AgainCodeForm(_Once, AgainByCode):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, {"code": str(_("验证码或恢复码"))})


class ActivateForm(_Once, ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, {"code": str(_("验证器显示的 6 位数字"))})


def _password(label: Any, auto: str) -> forms.CharField:
    attrs = {"class": "form-control", "autocomplete": auto}
    return forms.CharField(
        label=label, max_length=256, strip=False, widget=forms.PasswordInput(attrs=attrs, render_value=False)
    )


class PasswordForm(forms.Form):
    old_password = _password(_("原密码或一次性口令"), "current-password")
    new_password = _password(_("新密码"), "new-password")
    again_password = _password(_("再输入一次新密码"), "new-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password"].help_text = ByProfile().get_help_text()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("new_password") != cleaned.get("again_password"):
            self.add_error("again_password", _("两次输入的新密码不一样。"))
        return cleaned


class AgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that a thief with an open screen must not do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, {"password": str(_("密码"))})
