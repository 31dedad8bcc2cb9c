"""What is typed and not sent yet: kept for its owner alone, offered again when the form is opened."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongzhi.ground.refusal import Refused
from gongzhi.ground.secrets.fields import sealed_names
from gongzhi.ground.submissions.models import Draft
from gongzhi.ground.submissions.queries import drafts_at, drafts_seen_by, receipt_for
from gongzhi.ground.submissions.services import drop_draft, keep_draft
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN, opens
from gongzhi.ground.web.keys import FIELD, read_key
from gongzhi.ground.web.once import SAFE
from gongzhi.ground.web.viewers import Request

# A draft names its form and its opening; these fields do not belong to what was typed.
ADDRESS, KEY = "draft-address", "draft-key"
APART = {"csrfmiddlewaretoken", FIELD, ADDRESS, KEY}
# For so long a form proves by its key whose it is when nobody is signed in any more.
TRUSTED_FOR = timedelta(hours=24)


def typed_in(post: QueryDict) -> dict[str, list[str]]:
    """The fields of a form without its keys, and without any password or what is kept sealed."""
    apart = APART | sealed_names()
    return {
        name: [str(word).replace("\x00", "") for word in words]
        for name, words in post.lists()
        if name not in apart and "password" not in name
    }


def as_data(body: Mapping[str, Sequence[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, words in body.items():
        data.setlist(name, list(words))
    return data


def drafts_for(request: Request) -> list[Draft]:
    return drafts_at(request.path, request.viewer)


def asked_draft(request: Request) -> Draft | None:
    """The draft a person chose to go on with."""
    asked = request.GET.get("draft", "").replace("\x00", "")
    return drafts_seen_by(request.viewer).filter(key=asked, address=request.path).first() if asked else None


def keep_typed(request: HttpRequest) -> str:
    """Keep what came with a form that could not be carried out, for whoever it was opened by.

    Gives the address to go on at, with the draft where one could be kept.
    """
    back = come_from(request)
    try:
        post = request.POST
    except (RequestDataTooBig, TooManyFieldsSent):
        return back
    key = read_key(post.get(FIELD) or post.get(KEY, ""), TRUSTED_FOR)
    if key is None:
        return back
    # What was sent already is no draft; another body under its key is one of its own.
    token = key.token if receipt_for(key.token) is None else secrets.token_urlsafe(16)
    try:
        keep_draft(key.person, post.get(ADDRESS) or back, token, typed_in(post))
    except Refused:
        return back
    return f"{back}?draft={token}"


def _form_at(address: str, request: Request) -> bool:
    """Whether a page of this house that the person may open stands at the address."""
    try:
        view = resolve(address).func
    except Resolver404:
        return False
    act = getattr(view, "act", None)
    return act is not None and (act == ANYONE_SIGNED_IN or request.viewer.may(act))


@opens(ANYONE_SIGNED_IN)
@require_POST
def draft_keep(request: Request) -> HttpResponse:
    """Keep what is typed so far. 204; 404 for a form that is not this person's."""
    key, address = read_key(request.POST.get(KEY, "")), request.POST.get(ADDRESS, "")
    if key is None or key.person != request.user.pk or not _form_at(address, request):
        raise Http404
    keep_draft(key.person, address, key.token, typed_in(request.POST))
    return HttpResponse(status=204)


@opens(ANYONE_SIGNED_IN)
@require_POST
def draft_drop(request: Request) -> HttpResponse:
    drop_draft(request.user.pk, request.POST.get(KEY, ""))
    back = request.POST.get(ADDRESS, "")
    return redirect(back if back.startswith("/") and _form_at(back, request) else "home")


def come_from(request: HttpRequest) -> str:
    """The path of our page a form was sent from; where it cannot be told, the address it was sent to."""
    back = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()})
    return (urlsplit(back).path if ours else "") or request.path


class ask_for_a_name(LoginRequiredMiddleware):  # noqa: N801
    """Signed out while a form was open: what was typed waits as a draft, and signing in leads back to it."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        if request.method in SAFE:
            return super().handle_no_permission(request, view_func)
        return redirect_to_login(keep_typed(request), resolve_url(settings.LOGIN_URL))


def no_csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token does not fit is not carried out; what was typed waits as a draft."""
    back = keep_typed(request)
    return render(request, "403.html", {"back": back if "draft=" in back else ""}, status=403)
