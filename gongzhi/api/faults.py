"""How the API says no: one shape, in words, whatever went wrong."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

JSON = "application/json; charset=utf-8"


class NotOffered(Exception):
    """A parameter whose value is not among those on offer."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(str(fields))
        self.fields = fields


def json_answer(data: Mapping[str, Any], status: int = 200) -> HttpResponse:
    answer = HttpResponse(json.dumps(data, ensure_ascii=False), status=status, content_type=JSON)
    answer["Cache-Control"] = "no-store"
    return answer


def fault(status: int, title: str, fields: Mapping[str, str] | None = None) -> HttpResponse:
    answer = json_answer({"status": status, "title": title, "fields": dict(fields or {})}, status)
    if status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def _no_token(request: HttpRequest, why: AuthenticationError | type[AuthenticationError]) -> HttpResponse:
    return fault(401, _("令牌缺失、过期或已作废。请在“接口令牌”页领取，放在 Authorization: Bearer 之后。"))


def _not_there(request: HttpRequest, why: Http404 | type[Http404]) -> HttpResponse:
    return fault(404, _("没有这条记录，或您的岗位看不到它。"))


# What pydantic calls it, in words; %(x)s are the limits it names.
FAULTS = {
    "greater_than_equal": gettext_lazy("不能小于 %(ge)s。"),
    "less_than_equal": gettext_lazy("不能大于 %(le)s。"),
    "int_parsing": gettext_lazy("应是整数。"),
    "int_parsing_size": gettext_lazy("这个整数太大。"),
    "literal_error": gettext_lazy("可以是：%(expected)s"),
    "too_long": gettext_lazy("最多 %(max_length)s 个字。"),
    "date_from_datetime_parsing": gettext_lazy("日期写成 2026-07-01。"),
}
OTHER = gettext_lazy("写法不对，请按接口说明改正。")


def _named(error: Mapping[str, Any]) -> tuple[str, str]:
    """The parameter and its fault. `loc` is where it came from, the argument's name, then the parameter."""
    where = [str(step) for step in error["loc"]]
    name = where[2] if len(where) > 2 else where[-1]
    return name, str(FAULTS.get(error["type"], OTHER)) % (error.get("ctx") or {})


def _unfit(request: HttpRequest, why: ValidationError | type[ValidationError]) -> HttpResponse:
    told = dict(_named(error) for error in getattr(why, "errors", ()) if error["type"] != "none_required")
    return fault(422, _("参数不合要求，请按接口说明改正。"), told)


def _not_offered(request: HttpRequest, why: NotOffered | type[NotOffered]) -> HttpResponse:
    return fault(422, _("参数不合要求，请按接口说明改正。"), getattr(why, "fields", None))


def answer_faults(api: NinjaAPI) -> None:
    api.add_exception_handler(AuthenticationError, _no_token)
    api.add_exception_handler(Http404, _not_there)
    api.add_exception_handler(ValidationError, _unfit)
    api.add_exception_handler(NotOffered, _not_offered)
