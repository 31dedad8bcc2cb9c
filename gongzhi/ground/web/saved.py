"""What a person keeps of a register: views by name, and the columns they like. Everybody minds only their own."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongzhi.ground.lists.models import SavedView
from gongzhi.ground.lists.queries import defaults_of, views_kept_by, views_seen_by
from gongzhi.ground.lists.services import change_view, drop_view, keep_layout, keep_view
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN, Door, opens
from gongzhi.ground.web.registers import Register
from gongzhi.ground.web.state import DENSITIES, PASSING, SIZES, query_of
from gongzhi.ground.web.viewers import Request


def _door(request: Request, name: str) -> Door:
    """The register of that url name. 404 where there is none, or it is not open to the viewer."""
    try:
        door = resolve(reverse(name)).func
    except (NoReverseMatch, Resolver404) as oops:
        raise Http404 from oops
    if not isinstance(door, Door) or door.register is None or not request.viewer.may(door.act):
        raise Http404
    return door


def _query(request: Request) -> dict[str, str]:
    """The state the page was in, without what is of the moment."""
    given = dict(parse_qsl(request.POST.get("query", "")[:2000]))
    return {k: v for k, v in query_of(given).items() if k not in PASSING}


def _back(request: Request, otherwise: str) -> HttpResponse:
    back = request.POST.get("next", "")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, {request.get_host()})
    return redirect(back if safe else otherwise)


@opens(ANYONE_SIGNED_IN)
def views_page(request: Request) -> HttpResponse:
    """All views on offer to a person, a register after the other; their own can be mended."""
    seen: dict[str, dict[str, Any]] = {}
    defaults = defaults_of(request.viewer)
    for view in views_seen_by(request.viewer).select_related("made_by"):
        try:
            door = _door(request, view.register)
        except Http404:
            continue  # a post that opened the register has ended
        group = seen.setdefault(view.register, {"title": door.register.title, "views": []})
        group["views"].append(_told(view, request, defaults))
    trail = [{"title": _("我的视图"), "url": ""}]
    return render(request, "web/views.html", {"groups": list(seen.values()), "trail": trail})


def _told(view: SavedView, request: Request, defaults: set[int]) -> dict[str, object]:
    return {
        "pk": view.pk,
        "name": view.name,
        "shared": view.shared,
        "mine": view.made_by_id == request.viewer.user_id,
        "by": view.made_by,
        "default": view.pk in defaults,
        "url": f"{reverse(view.register)}?{view.query or 'place='}",
    }


@opens(ANYONE_SIGNED_IN)
@require_POST
def view_save(request: Request) -> HttpResponse:
    """Keep the state of a register under a name; perhaps for colleagues too, perhaps to open with."""
    register = request.POST.get("register", "")
    door = _door(request, register)
    name = request.POST.get("name", "").replace("\x00", "").strip()
    if not name:
        raise Refused("请给视图起一个名称，例如“逾期任务”。")
    query = urlencode(sorted(_query(request).items()))
    shared = request.POST.get("shared") == "1"
    view = keep_view(register, name, query, act=door.act, by=request.viewer, shared=shared)
    if request.POST.get("default") == "1":
        keep_layout(register, act=door.act, by=request.viewer, opens_id=view.pk)
    messages.success(request, _("已保存视图“%(name)s”。") % {"name": view.name})
    return redirect(f"{reverse(register)}?{query or 'place='}")


@opens(ANYONE_SIGNED_IN)
@require_POST
def view_change(request: Request, pk: int) -> HttpResponse:
    """Rename, share, keep to oneself, delete: one's own. Open with it: any that is on offer."""
    act = request.POST.get("act", "")
    rows = views_seen_by(request.viewer) if act in ("default", "plain") else views_kept_by(request.viewer)
    view = get_object_or_404(rows, pk=pk)
    door = _door(request, view.register)
    by = request.viewer
    if act in ("default", "plain"):
        keep_layout(view.register, act=door.act, by=by, opens_id=view.pk if act == "default" else None)
    elif act == "drop":
        drop_view(view, act=door.act, by=by)
    elif act in ("share", "hide"):
        change_view(view, act=door.act, by=by, shared=act == "share")
    elif act == "rename":
        change_view(view, act=door.act, by=by, name=request.POST.get("name", "").strip()[:40])
    else:
        raise Http404
    messages.success(request, _("已保存。"))
    return _back(request, reverse("web:views"))


@opens(ANYONE_SIGNED_IN)
@require_POST
def layout_save(request: Request) -> HttpResponse:
    """Keep columns and their order, density and rows a page; `act=reset` is the register as it was declared."""
    register = request.POST.get("register", "")
    door = _door(request, register)
    fields = {"columns": "", "density": "", "size": None}
    if request.POST.get("act") != "reset":
        fields = _chosen(request, door.register)
    keep_layout(register, act=door.act, by=request.viewer, **fields)
    kept = {k: v for k, v in _query(request).items() if k not in ("cols", "density", "size")}
    if fields["columns"]:
        kept["cols"] = str(fields["columns"])
    return redirect(f"{reverse(register)}?{urlencode(kept) or 'place='}")


def _chosen(request: Request, register: Register) -> dict[str, Any]:
    """The ticked columns by the numbers beside them. Refused without any."""
    asked, keys = request.POST, [c.key for c in register.columns]
    ticked = [key for key in keys if asked.get(f"on-{key}") == "1"]
    if not ticked:
        raise Refused("至少要留一列。")
    places = {key: asked.get(f"at-{key}", "") for key in ticked}
    order = sorted(ticked, key=lambda key: int(places[key]) if _small(places[key]) else len(keys))
    density, size = asked.get("density", ""), asked.get("size", "")
    return {
        "columns": "" if order == [c.key for c in register.usual] else ",".join(order),
        "density": density if density in DENSITIES else "",
        "size": int(size) if size in {str(s) for s in SIZES} else None,
    }


def _small(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 4
