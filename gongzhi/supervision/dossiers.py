"""The dossier pages of plans, inspectors, draws and visits, as data."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Cell, Kind, Light, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.projects.queries import projects_seen_by
from gongzhi.projects.registers.charters import project_url
from gongzhi.supervision.drawing import Kind as Drawn
from gongzhi.supervision.drawing import again, read_outcome, read_pool
from gongzhi.supervision.models import Draw, Inspector, Plan
from gongzhi.supervision.queries import (
    drawn_already,
    draws_seen_by,
    inspectors_seen_by,
    visits_seen_by,
)
from gongzhi.supervision.registers import (
    draw_url,
    inspector_url,
    links_words,
    plan_url,
    visit_light,
    visit_url,
)
from gongzhi.supervision.rules import DRAW, EDIT, SEE, SEE_FINDINGS


def plan_dossier(plan: Plan, viewer: Viewer) -> Dossier:
    document = plan.document
    return Dossier(
        title=plan.name,
        kind=str(plan.get_kind_display()),
        row=plan,
        trail=[(_("督查计划"), reverse("supervision:plans"))],
        acts=[
            PageAct(_("随机抽取"), reverse("supervision:plan-draw", args=[plan.pk]), DRAW, plan.division),
            PageAct(_("修改"), reverse("supervision:plan-edit", args=[plan.pk]), EDIT, plan.division),
            PageAct(
                _("督查通报（Word）"),
                reverse("supervision:bulletin", args=[plan.pk]),
                SEE_FINDINGS,
                plan.division,
            ),
        ],
        facts=[
            Fact(_("环节"), links_words(plan)),
            Fact(_("开始日期"), plan.starts_on, Kind.DATE),
            Fact(_("结束日期"), plan.ends_on, Kind.DATE),
            Fact(_("牵头单位"), plan.lead_name or None),
            Fact(
                _("依据文件"),
                document.title if document else None,
                url=reverse("programmes:document", args=[document.pk]) if document else "",
            ),
            Fact(_("说明"), plan.note),
            Fact(_("区划"), name(plan.division)),
        ],
        sections=[_inspectors(plan, viewer), _draws(plan, viewer), _visits(plan, viewer)],
    )


def _inspectors(plan: Plan, viewer: Viewer) -> Section:
    rows = [
        [
            cell(Kind.TEXT, i.name, inspector_url(i)),
            cell(Kind.TEXT, (i.unit.name if i.unit else i.unit_words) or None),
            cell(Kind.TEXT, name(i.interest) if i.interest else ""),
            cell(Kind.TEXT, _("不再参加") if i.away else ""),
        ]
        for i in inspectors_seen_by(viewer).filter(plan=plan)
    ]
    new = f"{reverse('supervision:inspector-new')}?plan={plan.pk}"
    return Section(
        _("检查人员"),
        [_("姓名"), _("单位"), _("回避地方"), _("备注")],
        rows,
        acts=[PageAct(_("增加检查人员"), new, EDIT, plan.division)],
    )


def _draws(plan: Plan, viewer: Viewer) -> Section:
    rows = [
        [
            cell(Kind.TEXT, _("第 %(n)s 次") % {"n": d.number}, draw_url(d)),
            cell(Kind.TEXT, d.get_kind_display()),
            cell(Kind.DATE, d.on),
            cell(Kind.INT, d.wanted),
            cell(Kind.TEXT, d.reason),
        ]
        for d in draws_seen_by(viewer).filter(plan=plan)
    ]
    return Section(
        _("随机抽取"), [_("第几次"), _("抽取对象"), _("抽取日期"), _("抽取对象数"), _("再次抽取的理由")], rows
    )


def _visits(plan: Plan, viewer: Viewer) -> Section:
    rows = [
        [
            cell(Kind.TEXT, v.title, visit_url(v)),
            cell(Kind.DATE, v.on),
            cell(Kind.LIGHT, visit_light(v, viewer)),
            cell(Kind.TEXT, v.team or None),
        ]
        for v in visits_seen_by(viewer).filter(plan=plan)
    ]
    new = f"{reverse('supervision:visit-new')}?plan={plan.pk}"
    return Section(
        _("督查走访"),
        [_("督查走访"), _("日期"), _("状态"), _("检查人员")],
        rows,
        acts=[PageAct(_("安排督查"), new, EDIT, plan.division)],
    )


def inspector_dossier(row: Inspector, viewer: Viewer) -> Dossier:
    return Dossier(
        title=row.name,
        kind=_("检查人员"),
        row=row,
        trail=[(_("检查人员"), reverse("supervision:inspectors"))],
        acts=[PageAct(_("修改"), reverse("supervision:inspector-edit", args=[row.pk]), EDIT, row.division)],
        facts=[
            Fact(_("督查计划"), row.plan.name, url=plan_url(row.plan)),
            Fact(_("单位"), (row.unit.name if row.unit else row.unit_words) or None),
            Fact(_("回避地方"), name(row.interest) if row.interest else ""),
            Fact(_("不再参加"), _("是") if row.away else _("否")),
            Fact(_("区划"), name(row.division)),
        ],
    )


def draw_dossier(row: Draw, viewer: Viewer, *, recomputed: bool = False) -> Dossier:
    """All that is needed to do the draw again; `recomputed`: it was, here and now."""
    waits = {code for code, _team in read_outcome(row.outcome)} - drawn_already(row)
    arrange = PageAct(_("安排督查"), reverse("supervision:draw-arrange", args=[row.pk]), EDIT, row.division)
    return Dossier(
        title=_("%(plan)s：第 %(n)s 次抽取") % {"plan": row.plan.name, "n": row.number},
        kind=_("随机抽取"),
        row=row,
        trail=[(_("随机抽取"), reverse("supervision:draws"))],
        acts=[
            *([arrange] if waits else []),
            PageAct(_("重算"), f"{draw_url(row)}?again=1", SEE, row.division),
        ],
        facts=[
            Fact(_("督查计划"), row.plan.name, url=plan_url(row.plan)),
            Fact(_("抽取对象"), row.get_kind_display()),
            Fact(_("抽取日期"), row.on, Kind.DATE),
            Fact(_("抽取对象数"), row.wanted, Kind.INT),
            Fact(_("每个对象人数"), row.team, Kind.INT),
            Fact(_("种子"), row.seed),
            Fact(_("种子来源"), row.get_seed_kind_display()),
            Fact(_("名单指纹（SHA-256）"), row.digest),
            Fact(_("再次抽取的理由"), row.reason),
            Fact(_("抽取名单"), row.pool),
            Fact(_("区划"), name(row.division)),
        ],
        sections=[*([_again(row)] if recomputed else []), _drawn(row, viewer)],
    )


def _drawn(row: Draw, viewer: Viewer) -> Section:
    """Names as they were when it was drawn; a project leads to its page where this viewer sees it."""
    listed, outcome = read_pool(row.pool), read_outcome(row.outcome)
    of_projects = row.kind == Drawn.PROJECT
    seen = _projects_seen(outcome, viewer) if of_projects else {}
    rows = []
    for at, (key, team) in enumerate(outcome, 1):
        project, code = seen.get(key), listed.codes.get(key, "")
        own = cell(Kind.TEXT, listed.names.get(key, key), project_url(project) if project else "")
        place = [cell(Kind.TEXT, name(code) if code else None)] if of_projects else []
        people = "、".join(listed.people.get(n, str(n)) for n in team)
        rows.append([cell(Kind.INT, at), own, *place, cell(Kind.TEXT, people)])
    of = [_("项目"), _("社区")] if of_projects else [_("社区")]
    return Section(_("抽取结果"), [_("序号"), *of, _("检查人员")], rows)


def _projects_seen(outcome: Iterable[tuple[str, list[int]]], viewer: Viewer) -> dict[str, Any]:
    numbers = [int(key) for key, _team in outcome if key.isascii() and key.isdigit()]
    return {str(pk): project for pk, project in projects_seen_by(viewer).in_bulk(numbers).items()}


def _again(row: Draw) -> Section:
    found = again(row.pool, row.digest, row.seed, row.outcome)

    def line(label: str, kept: str, fresh: str, *, same: bool) -> list[Cell]:
        light = Light(_("一致"), "green") if same else Light(_("不一致"), "red")
        told = [_("记录的：%(words)s") % {"words": kept}, _("重算的：%(words)s") % {"words": fresh}]
        return [cell(Kind.TEXT, label), cell(Kind.LIGHT, light), cell(Kind.LINES, told)]

    return Section(
        _("重算结果"),
        [_("核对"), _("是否一致"), _("内容")],
        [
            line(_("名单指纹（SHA-256）"), row.digest, found.digest, same=found.same_list),
            line(_("抽取结果"), row.outcome, found.outcome, same=found.same_outcome),
        ],
    )
