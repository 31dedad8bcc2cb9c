from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from gongzhi.ground.audit.refusals import write_refusals
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.drafting import keep_typed
from gongzhi.ground.web.once import Misplaced


class say_refusals_aloud:  # noqa: N801
    """Turn a Refused into words on the page, so that no view has to catch it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:  # names nothing, and PostgreSQL takes it in no question
            raise Http404
        answer = self.get_response(request)
        if by := getattr(request, "viewer", None):
            write_refusals(by)  # the transaction in which somebody was refused is over now
        return answer

    def process_exception(self, request: HttpRequest, why: Exception) -> HttpResponse | None:
        if isinstance(why, Misplaced):
            context = {"why": why, "back": keep_typed(request)}
            return render(request, "web/misplaced.html", context, status=409)
        if not isinstance(why, Refused):
            return None
        if getattr(request, "htmx", False):
            page = render(request, "web/_refusal.html", {"why": why}, status=409)
            page["HX-Retarget"], page["HX-Reswap"] = "#flash", "innerHTML"
            return page
        messages.error(request, str(why))
        back = request.headers.get("Referer", "")
        return redirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "/")
