"""The page of a draw."""

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
from gongzhi.supervision.models import Draw
from gongzhi.supervision.queries.draws import drawn_already
from gongzhi.supervision.registers.plans import draw_url, plan_url
from gongzhi.supervision.rules import EDIT, SEE
from gongzhi.supervision.rules.drawing import Kind as Drawn
from gongzhi.supervision.rules.drawing import again, read_outcome, read_pool


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
