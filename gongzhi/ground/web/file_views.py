"""Files going out, inert; coming in, looked into; taken off again."""

from typing import Any, cast

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.files import labels
from gongzhi.ground.files.hanging import record_at
from gongzhi.ground.files.kinds import DOWNLOAD, kind_of
from gongzhi.ground.files.models import StoredFile
from gongzhi.ground.files.queries import attachment_at, files_seen_by
from gongzhi.ground.files.rules import What
from gongzhi.ground.files.services import attach, detach, place_of
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN, opens
from gongzhi.ground.web.evidence import size_words
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.ranges import part_of
from gongzhi.ground.web.registers import Column, Filter, Register, choice, search
from gongzhi.ground.web.replies import pick
from gongzhi.ground.web.viewers import Request

# Nothing in a file runs, loads or reaches anywhere, whatever a browser makes of it.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
AT_ONCE = 20


@opens(ANYONE_SIGNED_IN)
def file(request: Request, token: str) -> HttpResponse:
    """The bytes, for whoever may see the record they hang on. Photos are shown, everything else is a download."""
    link = attachment_at(token, request.viewer)
    at = place_of(link.file.sha256) if link else None
    if link is None or at is None or not at.is_file():
        raise Http404
    kind = kind_of(link.name) or DOWNLOAD
    answer: Any = part_of(at, request.headers.get("Range", "")) or FileResponse(at.open("rb"))
    answer["Content-Type"] = kind.mime
    saved = not kind.shown or "save" in request.GET
    answer["Content-Disposition"] = content_disposition_header(saved, link.name) or "attachment"
    answer["Content-Security-Policy"] = SANDBOX
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    answer["Accept-Ranges"] = "bytes"
    return cast(HttpResponse, answer)


@opens(ANYONE_SIGNED_IN)
@require_POST
def file_attach(request: Request) -> HttpResponse:
    """Hang one file or several on a record; the script that shows the progress asks for JSON."""
    found = record_at(request.POST.get("about", ""), request.viewer)
    if found is None:
        raise Http404
    hanger, row = found
    sent = request.FILES.getlist("file")[:AT_ONCE]
    try:
        if not sent:
            raise Refused("没有选择文件，请先选择再上传。")
        what = pick(What, request.POST.get("what"))
        for each in sent:
            attach(row, each.read(), each.name or "", what, by=request.viewer)
    except Refused as why:
        if "application/json" not in request.headers.get("Accept", ""):
            raise
        return JsonResponse({"why": str(why)}, status=422)
    messages.success(request, gettext("已添加 %(n)s 个附件。") % {"n": len(sent)})
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"url": f"{hanger.url(row)}#files"})
    return redirect(f"{hanger.url(row)}#files")


@opens(ANYONE_SIGNED_IN)
@require_POST
def file_detach(request: Request, token: str) -> HttpResponse:
    link = attachment_at(token, request.viewer)
    found = record_at(link.about, request.viewer) if link else None
    if link is None or found is None:
        raise Http404
    hanger, row = found
    detach(link, row, by=request.viewer)
    messages.success(request, gettext("附件“%(name)s”已移除。") % {"name": link.name})
    return redirect(f"{hanger.url(row)}#files")


def _state(row: StoredFile) -> Light:
    if row.trouble:
        return Light(str(labels.trouble()[row.trouble]), "red")
    return Light(gettext("完好"), "green") if row.checked_at else Light(gettext("还没有核验"), "grey")


def _troubles() -> dict[str, Any]:
    return {**labels.trouble()}


FILES = Register(
    title=_("文件核验"),
    act="files.see",
    rows=files_seen_by,
    order=("-trouble", "-pk"),
    prepare=name_places,
    subtitle=_("每天夜里核对每个文件是否还在、有没有变；有问题的排在前面，请从备份里找回。"),
    columns=(
        Column("name", _("文件"), lambda row: row.name, sort=("name",)),
        Column("trouble", _("状态"), _state, Kind.LIGHT, sort=("trouble",)),
        Column(
            "checked_at", _("核验时间"), lambda row: row.checked_at or "", Kind.DATE, sort=("checked_at",)
        ),
        Column("size", _("大小"), lambda row: size_words(row.size), sort=("size",)),
        Column("sha256", _("指纹"), lambda row: row.sha256[:16]),
        Column("made_at", _("存入时间"), lambda row: row.made_at, Kind.DATE, sort=("made_at",)),
        Column("place", _("区划"), lambda row: row.place, sort=("division",)),
    ),
    filters=(
        search("name", "sha256", "original_sha256", label=_("文件名或指纹")),
        choice("trouble", _("问题"), _troubles),
        Filter(
            "bad",
            _("只看有问题的"),
            lambda rows, value, viewer: rows.exclude(trouble="") if value == "1" else rows,
            "flag",
        ),
    ),
)
