"""A page with one form: shown, checked, saved once; drafts are offered, and two people's changes are compared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.ground.submissions.models import Draft
from gongzhi.ground.web.conflicts import Difference, compare, settle, undecided
from gongzhi.ground.web.drafting import as_data, asked_draft, drafts_for
from gongzhi.ground.web.forms import RecordForm
from gongzhi.ground.web.keys import FIELD, read_key
from gongzhi.ground.web.once import carry_out
from gongzhi.ground.web.timeline import timeline
from gongzhi.ground.web.viewers import Request

Words = str | Promise
Fields = dict[str, Any]


@dataclass(frozen=True)
class FormPage:
    """A page with one form. `save` calls the service and gives the address to go on to.

    A form that changes a record names it in `row`; `values` reads from the row what the form's fields show.
    """

    title: Words
    save: Callable[[Fields, int | None], str]
    cancel_url: str
    intro: Words = ""
    submit: Words = ""
    done: Words = ""
    trail: Sequence[tuple[Words, str]] = ()
    template: str = "web/form.html"
    extra: dict[str, object] = field(default_factory=dict)
    row: Record | None = None
    values: Callable[[Any], Mapping[str, Any]] = lambda row: {}
    danger: bool = False
    consequences: Sequence[Words] = ()
    drafted: bool = True


@dataclass
class _Shown:
    """What the page shows beside the form."""

    drafts: Sequence[Draft] = ()
    resumed: Draft | None = None
    differences: Sequence[Difference] = ()
    since: Sequence[Mapping[str, object]] = ()


def form_page(request: Request, form: RecordForm, page: FormPage) -> HttpResponse:
    """Show, check and save one form. Whatever is refused is said over the form: nothing typed is lost."""
    if page.row is not None:
        form.look_at(page.row.version, page.values(page.row))
    shown = _Shown()
    if request.method == "POST":
        if _checked(form, page, shown):
            return carry_out(request, lambda: _saved(request, form, page, shown))
        return _shown_again(request, form, page, shown)
    _offer_drafts(request, form, shown)
    return render(request, page.template, _context(request, form, page, shown))


def _saved(request: Request, form: RecordForm, page: FormPage, shown: _Shown) -> HttpResponse:
    onward = _carried_out(form, page, shown)
    if not onward:
        return _shown_again(request, form, page, shown)
    messages.success(request, str(page.done or _("已保存。")))
    return redirect(onward)


def _shown_again(request: Request, form: RecordForm, page: FormPage, shown: _Shown) -> HttpResponse:
    status = 409 if shown.since else 422
    return render(request, page.template, _context(request, form, page, shown), status=status)


def _offer_drafts(request: Request, form: RecordForm, shown: _Shown) -> None:
    shown.resumed = asked_draft(request)
    if shown.resumed:
        form.fill_in(as_data(shown.resumed.body))
    shown.drafts = [draft for draft in drafts_for(request) if draft != shown.resumed]


def _checked(form: RecordForm, page: FormPage, shown: _Shown) -> bool:
    """Whether it may be saved; otherwise the form has to be shown again."""
    waiting = undecided(form)
    settle(form)
    for name in waiting:
        form.add_error(name, _("这一项两个人都改过，请选择用哪一个。"))
    valid = form.is_valid()
    if page.row is not None and (waiting or _overtaken(form, page.row)):
        return _compared(form, page, page.row, shown, saving=valid)
    return valid


def _overtaken(form: RecordForm, row: Record) -> bool:
    return str(form.typed.get("version", "")) != str(row.version)


def _compared(form: RecordForm, page: FormPage, row: Record, shown: _Shown, *, saving: bool) -> bool:
    """Show both sides; save at once only where they agree in every field, and nothing dangerous is asked."""
    seen = str(form.typed.get("version", ""))
    missed = row.version - int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 1
    shown.differences = compare(form, row, page.values)
    if saving and not shown.differences and not page.danger:
        form.cleaned_data["version"] = row.version
        return True
    shown.since = timeline(row)[: max(missed, 1)]
    return False


def _carried_out(form: RecordForm, page: FormPage, shown: _Shown) -> str:
    try:
        return page.save(form.fields_given(), form.cleaned_data.get("version"))
    except Overtaken as why:
        _overtaken_while_saving(form, page, shown, why)
    except Refused as why:
        _say(form, why)
    return ""


def _overtaken_while_saving(form: RecordForm, page: FormPage, shown: _Shown, why: Overtaken) -> None:
    """Somebody was faster between reading and writing: the comparison is made with what they wrote."""
    try:
        if page.row is None:
            raise ObjectDoesNotExist
        page.row.refresh_from_db()
    except ObjectDoesNotExist:
        form.add_error(None, str(why))
    else:
        _compared(form, page, page.row, shown, saving=False)


def _say(form: RecordForm, why: Refused) -> None:
    """Beside the field where the form has it, above the form otherwise."""
    here = {name: words for name, words in why.beside.items() if name in form.fields}
    for name, words in here.items():
        form.add_error(name, list(words))
    if not here or len(here) < len(why.beside):
        form.add_error(None, str(why))


def _above(page: FormPage) -> Sequence[tuple[Words, str]]:
    """What a form stands under where its page does not say: its register or its record, where “cancel” goes."""
    try:
        register = getattr(resolve(page.cancel_url.partition("?")[0]).func, "register", None)
    except Resolver404:
        return ()
    title = register.title if register else str(page.row or "")
    return ((title, page.cancel_url),) if title else ()


def _context(request: Request, form: RecordForm, page: FormPage, shown: _Shown) -> dict[str, object]:
    sent = read_key(request.POST.get(FIELD, "")) if request.method == "POST" else None
    compared = {each.field.name for each in shown.differences}
    return {
        "page": {
            "title": page.title,
            "intro": page.intro,
            "submit": page.submit or _("保存"),
            "cancel_url": page.cancel_url,
            "draft_key": request.path if page.drafted else "",
            "drafts": shown.drafts,
            "resumed": shown.resumed,
            "differences": shown.differences,
            "since": shown.since,
            "danger": page.danger,
            "consequences": page.consequences,
        },
        "form": form,
        "fields": [bound for bound in form.visible_fields() if bound.name not in compared],
        "opening": shown.resumed.key if shown.resumed else sent.token if sent else "",
        "trail": [{"title": t, "url": u} for t, u in page.trail or _above(page)]
        + [{"title": page.title, "url": ""}],
        **page.extra,
    }
