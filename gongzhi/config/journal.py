"""Around every request: a number, a line in the log, and a count."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gongzhi.config.logs import REQUEST
from gongzhi.config.metrics import count_request

HEADER = "X-Request-ID"
_NUMBER = re.compile(r"[A-Za-z0-9-]{8,64}")
_log = logging.getLogger("gongzhi.requests")


class keep_a_journal:  # noqa: N801
    """Log and count each request by route, never by the address that was asked: that may hold what people typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        number = given if _NUMBER.fullmatch(given) else uuid.uuid4().hex
        token, began = REQUEST.set(number), time.monotonic()
        try:
            answer = self.get_response(request)
            spent = time.monotonic() - began
            _tell(request, answer.status_code, spent)
            answer[HEADER] = number
            return answer
        finally:
            REQUEST.reset(token)


def _tell(request: HttpRequest, status: int, spent: float) -> None:
    found = request.resolver_match
    route = found.route if found else ""
    told = {
        "person": getattr(getattr(request, "viewer", None), "user_id", 0) or None,
        "method": request.method,
        "route": route,
        "act": getattr(found.func, "act", found.view_name) if found else "",
        "status": status,
        "ms": round(spent * 1000),
    }
    _log.info("request", extra=told)
    count_request(str(request.method), route, status, spent)
