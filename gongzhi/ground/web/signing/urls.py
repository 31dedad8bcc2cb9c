"""The addresses of coming in and of one's own account. Names with an underscore are the ones allauth asks for."""

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.base.views import ReauthenticateView as AgainByCodeView
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from django.urls import path

from gongzhi.ground.web.doors import ANYONE_SIGNED_IN, opens
from gongzhi.ground.web.signing import factors, forms, views

# Answers here may show secrets, and count wrong tries: none is kept, none is taken back.
mine = opens(ANYONE_SIGNED_IN, kept=False)
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/code/", AuthenticateView.as_view(form_class=forms.CodeForm), name="mfa_authenticate"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("account/", views.account, name="account"),
    path("account/password/", views.password, name="password"),
    path("account/sessions/end/", views.end_session, name="end-session"),
    path(
        "account/confirm/",
        mine(ReauthenticateView.as_view(form_class=forms.AgainForm)),
        name="account_reauthenticate",
    ),
    path(
        "account/confirm/code/",
        mine(AgainByCodeView.as_view(form_class=forms.AgainCodeForm)),
        name="mfa_reauthenticate",
    ),
    path("account/factor/", mine(IndexView.as_view()), name="mfa_index"),
    path(
        "account/factor/on/",
        mine(factors.TurnOn.as_view()),
        name="mfa_activate_totp",
    ),
    path("account/factor/off/", mine(factors.TurnOff.as_view()), name="mfa_deactivate_totp"),
    path("account/factor/codes/", mine(ViewRecoveryCodesView.as_view()), name="mfa_view_recovery_codes"),
    path(
        "account/factor/codes/new/",
        mine(factors.NewCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
]
