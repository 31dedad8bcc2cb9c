from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, cell, day_words
from gongzhi.ground.web.figures import money, total_words
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section, moves_of
from gongzhi.projects import labels
from gongzhi.projects.models import ChangeRequest, Project, Risk
from gongzhi.projects.queries import changes_seen_by, risks_seen_by
from gongzhi.projects.queries.changes import Foreseen, foreseen
from gongzhi.projects.registers.changes import change_light, change_url, risk_light, risk_url
from gongzhi.projects.registers.charters import of_project, project_light, project_url
from gongzhi.projects.rules import APPROVE, CHANGEABLE, EDIT, OVER, SEE, Status
from gongzhi.projects.rules.changes import ChangeStatus
from gongzhi.projects.rules.risks import RiskStatus, risk_moves, score


def change_dossier(row: ChangeRequest, viewer: Viewer) -> Dossier:
    """What it would do stands here before anybody decides. Whoever asked is not offered the decision."""
    waits = ChangeStatus(row.status) == ChangeStatus.ASKED
    decide = PageAct(_("决定变更"), reverse("projects:change-decide", args=[row.pk]), APPROVE, row.division)
    decided_by = str(row.changed_by) if row.changed_by else None
    return Dossier(
        title=_("变更：%(project)s") % {"project": row.project.name},
        kind=_("项目变更"),
        row=row,
        state=change_light(row),
        trail=[(_("项目变更"), reverse("projects:changes")), (row.project.name, project_url(row.project))],
        acts=[decide] if waits and row.made_by_id != viewer.user_id else [],
        facts=[
            Fact(_("项目"), row.project.name, url=project_url(row.project)),
            Fact(_("变更理由"), row.reason),
            Fact(_("申请时的计划完成"), row.from_on, Kind.DATE),
            Fact(_("新的计划完成"), row.to_on or _("不变"), Kind.DATE),
            Fact(_("资金来源"), row.get_kind_display() or _("不变")),
            Fact(_("增减金额"), _("不变") if row.delta_fen is None else row.delta_fen, Kind.MONEY),
            Fact(_("申请人"), str(row.made_by) if row.made_by else None),
            Fact(_("决定人"), "" if waits else decided_by),
            Fact(_("决定日期"), row.decided_on or "", Kind.DATE),
            Fact(_("决定意见"), row.note),
            Fact(_("区划"), name(row.division)),
        ],
        sections=[effect_section(foreseen(row, viewer))] if waits else [],
    )


def effect_section(told: Foreseen) -> Section:
    """Before and after, side by side."""
    effect = told.effect
    rows = [
        [
            cell(Kind.TEXT, _("计划资金")),
            cell(Kind.TEXT, total_words(effect.budget_before, money)),
            cell(Kind.TEXT, total_words(effect.budget_after, money)),
        ],
        [
            cell(Kind.TEXT, _("计划完成")),
            cell(Kind.DATE, effect.due_before),
            cell(Kind.DATE, effect.due_after),
        ],
        [
            cell(Kind.TEXT, _("亮灯")),
            cell(Kind.LIGHT, project_light(told.tone_before)),
            cell(Kind.LIGHT, project_light(told.tone_after)),
        ],
        [
            cell(Kind.TEXT, _("会误期的里程碑")),
            cell(Kind.TEXT, ""),
            cell(Kind.LINES, effect.late) if effect.late else cell(Kind.TEXT, _("没有")),
        ],
    ]
    return Section(_("同意以后会怎样"), [_("项"), _("变更前"), _("变更后")], rows)


def consequences(told: Foreseen) -> list[str]:
    """The same in sentences, for the page that decides."""
    effect, unknown = told.effect, _("未知")
    said = [
        _("计划资金：%(before)s → %(after)s")
        % {
            "before": total_words(effect.budget_before, money),
            "after": total_words(effect.budget_after, money),
        },
        _("计划完成：%(before)s → %(after)s")
        % {
            "before": day_words(effect.due_before) if effect.due_before else unknown,
            "after": day_words(effect.due_after) if effect.due_after else unknown,
        },
        _("亮灯：%(before)s → %(after)s")
        % {"before": project_light(told.tone_before), "after": project_light(told.tone_after)},
    ]
    late = "、".join(effect.late) or _("没有")
    return [*said, _("会误期的里程碑：%(late)s") % {"late": late}]


def changes_section(project: Project, viewer: Viewer) -> Section:
    rows = [
        [
            cell(Kind.DATE, row.made_at.date(), change_url(row)),
            cell(Kind.LIGHT, change_light(row)),
            cell(Kind.DATE, row.to_on or _("不变")),
            cell(Kind.MONEY, _("不变") if row.delta_fen is None else row.delta_fen),
            cell(Kind.TEXT, row.reason),
        ]
        for row in changes_seen_by(viewer).filter(project=project)
    ]
    acts = []
    if Status(project.status) in CHANGEABLE:
        new = of_project("projects:change-new", project)
        acts.append(PageAct(_("申请变更"), new, EDIT, project.division))
    columns = [_("申请日期"), _("状态"), _("新的计划完成"), _("增减金额"), _("变更理由")]
    return Section(_("变更"), columns, rows, acts=acts)


def risk_dossier(risk: Risk, viewer: Viewer) -> Dossier:
    project = risk.project
    over = Status(project.status) in OVER
    edit = PageAct(_("修改"), reverse("projects:risk-edit", args=[risk.pk]), EDIT, risk.division)
    url = reverse("projects:risk-move", args=[risk.pk])
    moves = moves_of(risk, url, risk_moves(RiskStatus(risk.status)), labels.risk_move())
    return Dossier(
        title=risk.title,
        kind=_("风险"),
        row=risk,
        state=risk_light(risk),
        trail=[(_("风险"), reverse("projects:risks")), (project.name, project_url(project))],
        acts=moves if over else [*moves, edit],
        facts=[
            Fact(_("项目"), project.name, url=project_url(project)),
            Fact(_("可能性（1–5）"), risk.probability, Kind.INT),
            Fact(_("影响（1–5）"), risk.impact, Kind.INT),
            Fact(_("风险分（可能性×影响）"), score(risk.probability, risk.impact), Kind.INT),
            Fact(_("剩余风险（1–25）"), risk.residual, Kind.INT),
            Fact(_("触发条件"), risk.trigger or None),
            Fact(_("责任人"), risk.owner or None),
            Fact(_("应对措施"), risk.measure or None),
            Fact(_("关闭日期"), risk.closed_on or "", Kind.DATE),
            Fact(_("区划"), name(risk.division)),
        ],
    )


def risks_section(project: Project, viewer: Viewer) -> Section:
    rows = [
        [
            cell(Kind.TEXT, row.title, risk_url(row)),
            cell(Kind.LIGHT, risk_light(row)),
            cell(Kind.INT, score(row.probability, row.impact)),
            cell(Kind.TEXT, row.owner or None),
            cell(Kind.TEXT, row.measure or None),
        ]
        for row in risks_seen_by(viewer)
        .filter(project=project)
        .order_by((F("probability") * F("impact")).desc(), "pk")
    ]
    acts = [PageAct(_("全部风险"), of_project("projects:risks", project), SEE, project.division)]
    if Status(project.status) not in OVER:
        new = of_project("projects:risk-new", project)
        acts.insert(0, PageAct(_("登记风险"), new, EDIT, project.division))
    columns = [_("风险"), _("状态"), _("风险分（可能性×影响）"), _("责任人"), _("应对措施")]
    return Section(_("风险"), columns, rows, acts=acts)
