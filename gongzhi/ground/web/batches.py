"""One act on many rows: says what and how many, asks what is needed, does it row by row and reports what was refused.

Each row is a transaction of its own, through the service, with the right to that row (decision 0005).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.markup import cell_of
from gongzhi.ground.web.registers import Batch

if TYPE_CHECKING:
    from gongzhi.ground.web.listing import Listing

AT_MOST = 500
SHOWN = 20


@dataclass(frozen=True)
class Refusal:
    title: str
    why: str


def answer(shown: "Listing") -> HttpResponse:
    """First which rows, then what to do with them, then do it."""
    viewer = shown.request.viewer
    asked = shown.request.POST.get("batch", "")
    batch = next((b for b in shown.register.batches if b.name == asked and viewer.may(b.act)), None)
    if batch is None:
        raise Http404
    sure = shown.request.POST.get("sure") == "1"
    chosen = _seen(shown) if sure else _picked(shown)
    form = batch.form(shown.request.POST if sure else None, viewer=viewer, act=batch.act)
    if not chosen:
        raise Refused("还没有选中记录，或选中的已不在您能看到的范围内。请先勾选再办理。")
    if sure and form.is_valid():
        return _carry_out(shown, batch, chosen, form)
    return _ask(shown, batch, chosen, form)


def _picked(shown: "Listing") -> dict[int, int]:
    """The ticked rows, or all that the filters find: key and version as they stand."""
    rows = shown.rows
    if shown.request.POST.get("all") != "1":
        rows = rows.filter(pk__in=_keys(shown.request.POST.getlist("pick")))
    found = dict(rows.values_list("pk", "version")[: AT_MOST + 1])
    if len(found) > AT_MOST:
        raise Refused(f"一次最多办理 {AT_MOST} 条，现在选中的超过了。请先筛选，分几次办理。")
    return found


def _keys(words: Sequence[str]) -> list[int]:
    if not all(word.isascii() and word.isdigit() and len(word) < 19 for word in words):
        raise BadRequest("pick")
    return [int(word) for word in words[: AT_MOST + 1]]


def _seen(shown: "Listing") -> dict[int, int]:
    """The rows and versions that the page before named. What it did not name is not touched."""
    pairs = [word.partition(":") for word in shown.request.POST.getlist("row")]
    keys, versions = _keys([p[0] for p in pairs]), _keys([p[2] for p in pairs])
    if len(keys) > AT_MOST:
        raise BadRequest("row")
    return dict(zip(keys, versions, strict=True))


def _split(shown: "Listing", batch: Batch, chosen: dict[int, int]) -> tuple[list[Any], int]:
    """The rows on which the viewer's posts allow the act, and how many others were chosen."""
    viewer = shown.request.viewer
    rows = shown.register.rows(viewer).filter(viewer.within(batch.act), pk__in=chosen.keys())
    able = list(rows.order_by(*shown.register.order))
    return able, len(chosen) - len(able)


def _title(shown: "Listing", row: Any) -> str:
    return cell_of(shown.register.columns[0], row).text


def _ask(shown: "Listing", batch: Batch, chosen: dict[int, int], form: forms.Form) -> HttpResponse:
    able, others = _split(shown, batch, chosen)
    shown.prepared(able)
    page = {
        "title": batch.label,
        "register": shown.register.title,
        "count": len(able),
        "others": others,
        "names": [_title(shown, row) for row in able[:SHOWN]],
        "left": max(0, len(able) - SHOWN),
        "rows": [f"{row.pk}:{chosen[row.pk]}" for row in able],
        "batch": batch.name,
        "danger": batch.danger,
        "cancel_url": shown.state.url(),
    }
    trail = [{"title": shown.register.title, "url": shown.request.path}, {"title": batch.label, "url": ""}]
    status = 422 if form.errors else 200
    return render(
        shown.request, "web/batch.html", {"page": page, "form": form, "trail": trail}, status=status
    )


def _carry_out(shown: "Listing", batch: Batch, chosen: dict[int, int], form: forms.Form) -> HttpResponse:
    able, others = _split(shown, batch, chosen)
    shown.prepared(able)
    fields = {k: v for k, v in form.cleaned_data.items() if k != "version"}
    refused: list[Refusal] = []
    for row in able:
        title = _title(shown, row)
        try:
            with transaction.atomic():
                batch.do(row, fields, chosen[row.pk], shown.request.viewer)
        except Refused as why:
            refused.append(Refusal(title, str(why)))
    _tell(shown, batch, len(able) - len(refused), refused, others)
    return redirect(shown.request.path + shown.state.url())


def _tell(shown: "Listing", batch: Batch, done: int, refused: Sequence[Refusal], others: int) -> None:
    told = {"what": batch.label, "n": done}
    words = _("%(what)s：办成 %(n)s 条。") % told
    (messages.success if done else messages.warning)(shown.request, words)
    if others:
        messages.warning(shown.request, _("另有 %(n)s 条不在您的办理范围内，没有改动。") % {"n": others})
    for each in refused[:SHOWN]:
        messages.error(
            shown.request, _("没有办成：%(title)s。%(why)s") % {"title": each.title, "why": each.why}
        )
    if len(refused) > SHOWN:
        messages.error(
            shown.request, _("还有 %(n)s 条没有办成，原因相同或类似。") % {"n": len(refused) - SHOWN}
        )
