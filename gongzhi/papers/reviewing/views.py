import re
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.divisions.queries import name
from gongzhi.ground.refusal import Refused
from gongzhi.ground.unknowns.models import Gap
from gongzhi.ground.unknowns.queries import gaps_seen_by
from gongzhi.ground.unknowns.services import assign_gap, fill_gap
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.pages import Dossier, Fact, FormPage, PageAct, dossier, form_page
from gongzhi.ground.web.replies import pick, version_of
from gongzhi.ground.web.viewers import Request
from gongzhi.papers import labels
from gongzhi.papers.models.sources import Fact as Read
from gongzhi.papers.models.sources import Source
from gongzhi.papers.reviewing import services
from gongzhi.papers.reviewing.comparing import differing
from gongzhi.papers.reviewing.forms import AssignForm, FillForm, ReadForm
from gongzhi.papers.reviewing.queries import clashes_of, facts_seen_by, in_order, pieces, sources_seen_by
from gongzhi.papers.reviewing.registers import gap_light, gap_url, source_url
from gongzhi.papers.rules import FactMove, FactStatus

EDIT = "reading.edit"


@opens(EDIT, form=True)
def source_new(request: Request) -> HttpResponse:
    form = ReadForm(request.POST or None, request.FILES or None, viewer=request.viewer, act=EDIT)

    def save(fields: dict[str, Any], version: int | None) -> str:
        file, by = fields["file"], request.viewer
        if file:
            return source_url(services.read_file(file.read(), file.name, fields["division"], by=by))
        title = fields["title"] or _now("粘贴的报告")
        return source_url(services.read_pasted(fields["text"], title, fields["division"], by=by))

    page = FormPage(
        _("读一份报告"), save, reverse("papers:sources"), submit=_("读取"), done=_("已读取，请逐条确认。")
    )
    return form_page(request, form, page)


@opens("reading.see")
def source(request: Request, pk: int) -> HttpResponse:
    """The original on the left with its spans, the candidates on the right."""
    row = get_object_or_404(sources_seen_by(request.viewer), pk=pk)
    facts = list(facts_seen_by(request.viewer).filter(source=row))
    context = {
        "source": row,
        "facts": facts,
        "pieces": list(pieces(row, facts)),
        "clashes": [
            {"words": clash.words, "quotes": [_quoted(row, facts, start, end) for start, end in clash.spans]}
            for clash in clashes_of(row)
        ],
        "differing": differing(row, facts, request.viewer),
        "waiting": sum(1 for f in facts if f.status == FactStatus.PROPOSED),
        "may_edit": request.viewer.may(EDIT, row.division),
        "statuses": labels.fact_status(),
        "trail": [{"title": _("读报告"), "url": reverse("papers:sources")}, {"title": row.title, "url": ""}],
    }
    return render(request, "papers/review.html", context)


def _quoted(row: Source, facts: list[Read], start: int, end: int) -> dict[str, object]:
    """A passage of a contradiction, and the first fact that was read in it."""
    inside = (fact for fact in facts if fact.start < end and start < fact.end)
    return {"words": row.text[start:end], "fact": next(inside, None)}


MOVES = {
    FactMove.ACCEPT: services.accept_fact,
    FactMove.REJECT: services.reject_fact,
    FactMove.REOPEN: services.reopen_fact,
}


@opens(EDIT)
@require_POST
def fact_move(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(facts_seen_by(request.viewer, EDIT), pk=pk)
    MOVES[pick(FactMove, request.POST.get("move"))](row, by=request.viewer, version=version_of(request))
    return redirect(f"{source_url(row.source)}?done={row.pk}#fact-{row.pk}")


@opens(EDIT)
@require_POST
def fact_mend(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(facts_seen_by(request.viewer, EDIT), pk=pk)
    role, words = request.POST.get("role", ""), request.POST.get("value", "")[:300]
    services.mend_fact(row, role, words, by=request.viewer, version=version_of(request))
    return redirect(f"{source_url(row.source)}#fact-{row.pk}")


@opens(EDIT)
@require_POST
def source_accept(request: Request, pk: int) -> HttpResponse:
    """Accept what was ticked, or everything that waits; or turn down what was ticked."""
    row = get_object_or_404(sources_seen_by(request.viewer, EDIT), pk=pk)
    ticked = [int(word) for word in request.POST.getlist("fact") if re.fullmatch(r"[0-9]{1,15}", word)]
    facts = facts_seen_by(request.viewer, EDIT).filter(source=row, status=FactStatus.PROPOSED.value)
    if request.POST.get("move") == FactMove.REJECT:
        return _turn_down(request, row, facts.filter(pk__in=ticked))
    chosen = facts.filter(pk__in=ticked) if ticked else facts
    done, refused = services.accept_all(in_order(chosen), by=request.viewer)
    messages.success(request, _now("采纳 %(n)s 条。") % {"n": done})
    for words in refused[:5]:
        messages.warning(request, words)
    return redirect(source_url(row))


def _turn_down(request: Request, row: Source, chosen: QuerySet[Read]) -> HttpResponse:
    if not chosen:
        raise Refused("还没有勾选要处理的事实。请先按 X 或用勾选框选择，再点“不采纳所选”。")
    done = services.reject_all(chosen, by=request.viewer)
    messages.success(request, _now("不采纳 %(n)s 条，需要时可以重新确认。") % {"n": done})
    return redirect(source_url(row))


@opens("gaps.see")
def gap(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(gaps_seen_by(request.viewer), pk=pk)
    page = Dossier(
        title=row.what,
        kind=_("待补数据"),
        row=row,
        state=gap_light(row),
        trail=[(_("待补数据"), reverse("papers:gaps"))],
        acts=[
            PageAct(_("落实责任"), reverse("papers:gap-assign", args=[row.pk]), "gaps.edit", row.division),
            PageAct(_("补齐"), reverse("papers:gap-fill", args=[row.pk]), "gaps.fill", row.division),
        ],
        facts=[
            Fact(_("类别"), str(labels.unknown_kind().get(row.kind, row.kind))),
            Fact(_("责任单位"), row.owner or None),
            Fact(_("补齐期限"), row.due_on, Kind.DATE),
            Fact(_("缘由"), row.why),
            Fact(_("补齐的值"), row.value),
            Fact(_("补齐日期"), row.filled_on or "", Kind.DATE),
            Fact(_("区划"), name(row.division)),
        ],
    )
    return dossier(request, page)


@opens("gaps.edit", form=True)
def gap_assign(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(gaps_seen_by(request.viewer, "gaps.edit"), pk=pk)
    form = AssignForm(request.POST or None, viewer=request.viewer, act="gaps.edit")

    def save(fields: dict[str, Any], version: int | None) -> str:
        return gap_url(assign_gap(row, by=request.viewer, version=version, **fields))

    return form_page(request, form, FormPage(_("落实责任"), save, gap_url(row), row=row, values=_owed))


def _owed(row: Gap) -> dict[str, Any]:
    return {"owner": row.owner, "due_on": row.due_on}


@opens("gaps.fill", form=True)
def gap_fill(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(gaps_seen_by(request.viewer, "gaps.fill"), pk=pk)
    form = FillForm(request.POST or None, viewer=request.viewer, act="gaps.fill")

    def save(fields: dict[str, Any], version: int | None) -> str:
        today = request.viewer.today
        return gap_url(fill_gap(row, fields["value"], today, by=request.viewer, version=version))

    page = FormPage(_("补齐数据"), save, gap_url(row), submit=_("补齐"), row=row, values=_filled)
    return form_page(request, form, page)


def _filled(row: Gap) -> dict[str, Any]:
    return {"value": row.value}
