"""The read API: two addresses a register, made from what the register declares. Nothing here writes."""

from collections.abc import Collection
from typing import Annotated, Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Path, Query
from ninja.security import HttpBearer
from pydantic import Field

from gongzhi.api.answers import page_answer, row_answer
from gongzhi.api.catalogue import REGISTERS
from gongzhi.api.faults import NotOffered, answer_faults, json_answer
from gongzhi.api.queries import viewer_by_token
from gongzhi.api.schemas import LARGEST_ID, Fault, page_of, query_of, row_of
from gongzhi.ground.web.listing import Listing
from gongzhi.ground.web.registers import Register
from gongzhi.ground.web.viewers import Request

Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]


class BearerToken(HttpBearer):
    """The token names the person; what they see is what their posts allow today."""

    def authenticate(self, request: HttpRequest, token: str) -> bool:
        viewer = viewer_by_token(token, localdate())
        if viewer is None or not viewer.may("tokens.hold"):
            return False
        cast(Request, request).viewer = viewer
        return True


api = NinjaAPI(
    title="共治 Gongzhi",
    version="1",
    description="只读接口：每个台账两个地址，看到的与页面相同。金额为整数分，未知为 null。",
    docs_url=None,
    urls_namespace="api-v1",
    auth=BearerToken(),
)
answer_faults(api)


def _refuse_unknown_names(request: Request, fields: Collection[str]) -> None:
    """Pages pass over what they do not know; a program is told."""
    if wrong := {name: _("没有这个参数。") for name in request.GET if name not in fields}:
        raise NotOffered(wrong)


def _nothing_on_offer(shown: Listing) -> bool:
    """Whether a choice is asked for that this viewer is not offered: then no row can have it."""
    asked = [(each, shown.query.get(each.name)) for each in shown.register.filters if each.kind == "choice"]
    viewer = shown.request.viewer
    return any(
        value and value not in {str(key) for key, _words in each.choices(viewer)} for each, value in asked
    )


def _open(register: Register, request: HttpRequest) -> Request:
    seen = cast(Request, request)
    if not seen.viewer.may(register.act):
        raise Http404
    return seen


def _offer(name: str, register: Register) -> None:
    slug = name.replace("-", "_")
    asked, row = query_of(slug, register, list(register.filters)), row_of(slug, register)
    faults = {401: Fault, 404: Fault, 422: Fault}
    title = str(register.title)

    def read_page(request: HttpRequest, query: Any) -> HttpResponse:
        shown = Listing(register, _open(register, request), personal=False)
        _refuse_unknown_names(shown.request, asked.model_fields)
        if _nothing_on_offer(shown):
            shown.rows = shown.rows.none()
        return json_answer(page_answer(shown, query.page, query.size))

    # What is asked differs from register to register: the signature is finished here.
    read_page.__annotations__["query"] = cast(Any, Query)[asked]

    def read_row(request: HttpRequest, pk: Path[Id]) -> HttpResponse:
        viewer = _open(register, request).viewer
        found = list(register.reckon(register.rows(viewer).filter(pk=pk), {})[:1])
        if not found:
            raise Http404
        register.prepare(found, viewer)
        return json_answer(row_answer(register, found[0]))

    api.get(
        f"/{name}",
        response={200: page_of(slug, row), **faults},
        summary=title,
        operation_id=f"list_{slug}",
        url_name=name,
        tags=[title],
    )(read_page)
    api.get(
        f"/{name}/{{pk}}",
        response={200: row, **faults},
        summary=f"{title}：一条",
        operation_id=f"read_{slug}",
        url_name=f"{name}-row",
        tags=[title],
    )(read_row)


for _name, _register in REGISTERS.items():
    _offer(_name, _register)
