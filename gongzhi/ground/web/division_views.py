"""The divisions: look one up, walk down the tree, and keep what the official list does not know."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions import labels, queries
from gongzhi.ground.divisions.models import Division
from gongzhi.ground.divisions.rules import Level, above, kind, level, prefix
from gongzhi.ground.gazetteer import services
from gongzhi.ground.web.cells import Cell, Kind, Light, cell
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.forms import DayField, RecordForm
from gongzhi.ground.web.matrix_words import roles_for
from gongzhi.ground.web.pages import (
    Dossier,
    Fact,
    FormPage,
    PageAct,
    Section,
    Words,
    dossier,
    form_page,
    section_shown,
)
from gongzhi.ground.web.viewers import Request

SEE, EDIT = "divisions.see", services.ACT
COLUMNS = (_("名称"), _("代码"), _("级别"), _("状态"), _("上级"))
TITLE = _("区划")


def url_of(code: str) -> str:
    return reverse("web:division", args=[code])


def state_of(division: Division, viewer: Viewer) -> Light:
    if division.fictional:
        return Light(str(_("演示")), "grey", str(_("虚构的区划，不在官方代码表里")))
    if not division.in_force(viewer.today):
        return Light(str(_("已撤销")), "grey")
    if division.local:
        return Light(str(_("本地维护")), "yellow", str(_("在这里新增或更名，装入官方代码表时保持不变")))
    return Light(str(_("有效")), "green")


def _rows(divisions: list[Division], viewer: Viewer) -> list[list[Cell]]:
    paths = queries.path_names([one.code for one in divisions])
    return [
        [
            cell(Kind.TEXT, one.name, url_of(one.code)),
            cell(Kind.TEXT, prefix(one.code)),
            cell(Kind.TEXT, labels.kinds()[kind(one.code)]),
            cell(Kind.LIGHT, state_of(one, viewer)),
            cell(Kind.TEXT, paths[one.code] or "—"),
        ]
        for one in divisions
    ]


@opens(SEE)
def divisions(request: Request) -> HttpResponse:
    """Search by name, initials or code; without a question, the tree from its top."""
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    found = queries.find(asked) if asked else queries.children(None)
    home = request.viewer.home()
    section = Section(
        _("找到的区划") if asked else _("省级区划"),
        COLUMNS,
        _rows(found, request.viewer),
        _("没有找到。可以换一个字，或只输入代码的前几位。"),
    )
    context = {
        "asked": asked,
        "section": section_shown(section, request.viewer),
        "full": len(found) >= queries.FOUND_AT_MOST,
        "edition": queries.edition(),
        "local": queries.local_changes(),
        "home": {"url": url_of(home), "name": queries.name(home)} if home else None,
        "who": roles_for(EDIT),
        "trail": [{"title": TITLE, "url": ""}],
    }
    return render(request, "web/divisions.html", context)


def _division(code: str) -> Division:
    found = queries.division_at(code)
    if found is None:
        raise Http404
    return found


def _acts(one: Division) -> list[PageAct]:
    def act(title: Any, name: str, **more: Any) -> PageAct:
        return PageAct(title, reverse(f"web:division-{name}", args=[one.code]), EDIT, one.code, **more)

    closing = level(one.code) not in {Level.PROVINCE, Level.CITY}
    acts = [act(_("更名"), "rename")]
    if one.valid_to:
        acts.append(act(_("恢复"), "reopen", method="post"))
    elif closing:
        acts.append(act(_("撤销"), "close"))
    return acts


@opens(SEE)
def division(request: Request, code: str) -> HttpResponse:
    one = _division(code)
    line = above(one.code)
    names = queries.names(line)
    below = queries.children(one.code)
    facts = [
        Fact(_("代码"), one.code),
        Fact(_("级别"), labels.kinds()[kind(one.code)]),
        Fact(_("设立日期"), one.valid_from or _("官方代码表未注明")),
        Fact(_("撤销日期"), one.valid_to or _("—")),
        Fact(_("官方名称"), one.official_name or (_("—") if one.local else one.name)),
        Fact(_("由谁维护"), roles_for(EDIT)),
    ]
    add = PageAct(_("新增下级区划"), reverse("web:division-add", args=[one.code]), EDIT, one.code)
    page = Dossier(
        title=one.name,
        kind=TITLE,
        row=one,
        facts=facts,
        state=state_of(one, request.viewer),
        acts=_acts(one),
        sections=[
            Section(
                _("下级区划"),
                COLUMNS,
                _rows(below, request.viewer),
                empty=_("没有下级区划。"),
                acts=[add] if level(one.code) != Level.COMMUNITY else [],
            )
        ],
        trail=[(TITLE, reverse("web:divisions")), *((names[up], url_of(up)) for up in line)],
    )
    return dossier(request, page)


class NameForm(RecordForm):
    name = forms.CharField(label=_("新名称"), max_length=60)
    on = DayField(label=_("从哪一天起"))


class AddForm(RecordForm):
    code = forms.CharField(label=_("12 位代码"), min_length=12, max_length=12)
    name = forms.CharField(label=_("名称"), max_length=60)
    on = DayField(label=_("设立日期"))


class CloseForm(RecordForm):
    on = DayField(label=_("撤销日期"), help_text=_("从这一天起不再有效；已登记的记录保留原来的区划。"))


def _form_page(request: Request, form: RecordForm, one: Division, title: Any, save: Any) -> HttpResponse:
    def done(fields: dict[str, Any], version: int | None) -> str:
        return url_of(save(fields) or one.code)

    trail: list[tuple[Words, str]] = [(TITLE, reverse("web:divisions")), (one.name, url_of(one.code))]
    return form_page(request, form, FormPage(title, done, cancel_url=url_of(one.code), trail=trail))


def _filled(form: type[RecordForm], request: Request, **initial: object) -> RecordForm:
    start = {"on": request.viewer.today, **initial}
    return form(request.POST or None, viewer=request.viewer, act=EDIT, initial=start)


def _kept(one: Division, request: Request) -> None:
    if not request.viewer.may(EDIT, one.code):
        raise Http404


@opens(EDIT, form=True)
def division_add(request: Request, code: str) -> HttpResponse:
    one = _division(code)
    _kept(one, request)

    def save(fields: dict[str, Any]) -> str:
        return services.add_division(fields["code"], fields["name"], fields["on"], by=request.viewer).code

    form = _filled(AddForm, request, code=prefix(one.code))
    return _form_page(request, form, one, _("新增下级区划"), save)


@opens(EDIT, form=True)
def division_rename(request: Request, code: str) -> HttpResponse:
    one = _division(code)
    _kept(one, request)

    def save(fields: dict[str, Any]) -> None:
        services.rename_division(one, fields["name"], fields["on"], by=request.viewer)

    return _form_page(request, _filled(NameForm, request, name=one.name), one, _("区划更名"), save)


@opens(EDIT, form=True)
def division_close(request: Request, code: str) -> HttpResponse:
    one = _division(code)
    _kept(one, request)

    def save(fields: dict[str, Any]) -> None:
        services.close_division(one, fields["on"], by=request.viewer)

    return _form_page(request, _filled(CloseForm, request), one, _("撤销区划"), save)


@opens(EDIT)
@require_POST
def division_reopen(request: Request, code: str) -> HttpResponse:
    one = _division(code)
    _kept(one, request)
    services.reopen_division(one, by=request.viewer)
    return redirect(url_of(one.code))
