"""Setting up the second factor and putting it away, each on record."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.http import HttpResponse

from gongzhi.ground.staffing.entering import note
from gongzhi.ground.web.signing.forms import ActivateForm


class _OnRecord:
    event: str
    request: Any

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        ip = self.request.META.get("REMOTE_ADDR", "")
        note(self.event, self.request.user.username, by=self.request.viewer, ip=ip)
        return answer


class TurnOn(_OnRecord, ActivateTOTPView):  # type: ignore[misc]
    form_class = ActivateForm
    event = "accounts.factor.on"

    def form_valid(self, form: Any) -> HttpResponse:
        """The code just typed is also proof of who asks: the recovery codes follow without another question."""
        answer = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", reauthenticated=True)
        return answer


class TurnOff(_OnRecord, DeactivateTOTPView):  # type: ignore[misc]
    event = "accounts.factor.off"


class NewCodes(_OnRecord, GenerateRecoveryCodesView):  # type: ignore[misc]
    event = "accounts.factor.codes"
