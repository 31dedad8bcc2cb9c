from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, Light, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section, moves_of
from gongzhi.projects import labels, rules
from gongzhi.projects.dossiers.acceptances import acceptances_section
from gongzhi.projects.dossiers.changes import changes_section, risks_section
from gongzhi.projects.dossiers.contracts import contracts_section
from gongzhi.projects.dossiers.outside import outside_section
from gongzhi.projects.models import Milestone, Project
from gongzhi.projects.queries import milestones_seen_by, money_lines_seen_by
from gongzhi.projects.queries.charters import budget, lines_of, step_of, tone_of
from gongzhi.projects.registers import sum_value
from gongzhi.projects.registers.charters import (
    milestone_light,
    milestone_url,
    of_project,
    project_light,
    project_url,
    standards_words,
)
from gongzhi.projects.rules import EDIT, Move, Status
from gongzhi.projects.rules.milestones import (
    WHOLE,
    MilestoneMove,
    MilestoneStatus,
    changed_by,
    milestone_moves,
    progress,
    whole,
)
from gongzhi.tasks.queries import light_rules

# These ask for a reason on a page of their own.
ASKING = {Move.RETURN: "projects:project-return", Move.STOP: "projects:project-stop"}


def project_dossier(project: Project, viewer: Viewer) -> Dossier:
    milestones = list(milestones_seen_by(viewer).filter(project=project))
    steps = [step_of(row) for row in milestones]
    space = project.space
    return Dossier(
        title=project.name,
        kind=_("项目"),
        row=project,
        state=project_light(tone_of(project, steps, light_rules(viewer))),
        trail=[(_("项目台账"), reverse("projects:projects"))],
        acts=project_acts(project, viewer),
        facts=[
            Fact(_("状态"), project.get_status_display()),
            Fact(_("类别"), project.get_kind_display()),
            Fact(_("目标"), project.goal or None),
            Fact(_("服务于哪项标准"), standards_words(project) or None),
            Fact(
                _("阵地"),
                space.name if space else "",
                url=reverse("spaces:space", args=[space.pk]) if space else "",
            ),
            Fact(_("公共服务"), _("是") if project.public_service else _("否")),
            Fact(_("责任单位"), project.owner_name or None),
            Fact(_("责任人"), project.accountable or None),
            Fact(_("计划开始"), project.starts_on, Kind.DATE),
            Fact(_("计划完成"), project.due_on, Kind.DATE),
            Fact(_("进度（%）"), progress(steps), Kind.INT, of_project("projects:milestones", project)),
            Fact(_("计划资金"), sum_value(budget(lines_of([project])[project.pk])), Kind.MONEY, "#money"),
            Fact(_("草拟人"), str(project.made_by) if project.made_by else None),
            Fact(_("立项日期"), project.approved_on or _("未立项"), Kind.DATE),
            Fact(_("验收通过日期"), project.done_on or "", Kind.DATE),
            Fact(_("办理说明"), project.note),
            Fact(_("区划"), name(project.division)),
        ],
        sections=[
            _milestones(project, milestones, viewer),
            _money(project, viewer),
            contracts_section(project, viewer),
            acceptances_section(project, viewer),
            changes_section(project, viewer),
            risks_section(project, viewer),
            outside_section(project, viewer),
        ],
    )


def project_acts(project: Project, viewer: Viewer) -> list[PageAct]:
    """Whoever drafted it is not offered the approval: the service would refuse it."""
    at = project.division
    arrows = dict(rules.moves(Status(project.status)))
    if project.made_by_id == viewer.user_id:
        arrows.pop(Move.APPROVE, None)
    asks = [
        PageAct(labels.move()[move], reverse(url, args=[project.pk]), act, at)
        for move, url in ASKING.items()
        if (act := arrows.pop(move, None))
    ]
    url = reverse("projects:project-move", args=[project.pk])
    edit = PageAct(_("修改"), reverse("projects:project-edit", args=[project.pk]), EDIT, at)
    over = Status(project.status) in rules.OVER
    return [*moves_of(project, url, arrows.items(), labels.move()), *([] if over else [edit]), *asks]


def _milestones(project: Project, milestones: list[Milestone], viewer: Viewer) -> Section:
    rows = [
        [
            cell(Kind.TEXT, row.title, milestone_url(row)),
            cell(Kind.LIGHT, milestone_light(row, viewer)),
            cell(Kind.INT, row.weight),
            cell(Kind.TEXT, row.get_stage_display()),
            cell(Kind.DATE, row.due_on),
            cell(Kind.DATE, row.done_on or ""),
            cell(Kind.TEXT, _("必须有佐证") if row.needs_evidence else ""),
        ]
        for row in milestones
    ]
    summed = whole(step_of(row) for row in milestones)
    if milestones:
        rows.append(
            [cell(Kind.TEXT, _("权重合计")), cell(Kind.LIGHT, sum_light(summed)), cell(Kind.INT, summed)]
        )
    acts = []
    if Status(project.status) not in rules.OVER:
        new = of_project("projects:milestone-new", project)
        acts.append(PageAct(_("登记里程碑"), new, EDIT, project.division))
    if Status(project.status) == Status.DRAFT:
        url = reverse("projects:project-layout", args=[project.pk])
        acts.append(PageAct(_("按类别套用里程碑"), url, EDIT, project.division))
    columns = [_("里程碑"), _("状态"), _("权重（%）"), _("阶段"), _("计划日期"), _("实际日期"), _("佐证")]
    return Section(_("里程碑"), columns, rows, acts=acts, anchor="milestones")


def sum_light(summed: int) -> Light:
    """Weights that do not add up contradict each other: that is said, and nothing is repaired."""
    why = _("各里程碑的权重加起来应为 100")
    return Light(_("相符"), "green", why) if summed == WHOLE else Light(_("不等于 100"), "red", why)


def _money(project: Project, viewer: Viewer) -> Section:
    draft = Status(project.status) == Status.DRAFT
    rows = [
        [
            cell(
                Kind.TEXT,
                line.get_kind_display(),
                reverse("projects:money-edit", args=[line.pk])
                if draft and viewer.may(EDIT, line.division)
                else "",
            ),
            cell(Kind.MONEY, line.planned_fen),
        ]
        for line in money_lines_seen_by(viewer).filter(project=project)
    ]
    new = of_project("projects:money-new", project)
    return Section(
        _("计划资金"),
        [_("资金来源"), _("计划金额")],
        rows,
        acts=[PageAct(_("登记资金"), new, EDIT, project.division)] if draft else [],
        anchor="money",
    )


def milestone_dossier(row: Milestone, viewer: Viewer) -> Dossier:
    arrows = dict(milestone_moves(MilestoneStatus(row.status)))
    asks = []
    act = arrows.pop(MilestoneMove.REPORT, None)
    if act and Status(row.project.status) in rules.RUNNING:
        url = reverse("projects:milestone-report", args=[row.pk])
        asks.append(PageAct(labels.milestone_move()[MilestoneMove.REPORT], url, act, row.division))
    if act := arrows.pop(MilestoneMove.RETURN, None):
        url = reverse("projects:milestone-return", args=[row.pk])
        asks.append(PageAct(labels.milestone_move()[MilestoneMove.RETURN], url, act, row.division))
    move = reverse("projects:milestone-move", args=[row.pk])
    act = changed_by(Status(row.project.status))
    edit = PageAct(_("修改"), reverse("projects:milestone-edit", args=[row.pk]), act, row.division)
    passed = row.status == MilestoneStatus.PASSED
    return Dossier(
        title=row.title,
        kind=_("里程碑"),
        row=row,
        state=milestone_light(row, viewer),
        trail=[(_("项目台账"), reverse("projects:projects")), (row.project.name, project_url(row.project))],
        acts=[
            *moves_of(row, move, arrows.items(), labels.milestone_move()),
            *asks,
            *([] if passed else [edit]),
        ],
        facts=[
            Fact(_("项目"), row.project.name, url=project_url(row.project)),
            Fact(_("权重（%）"), row.weight, Kind.INT),
            Fact(_("阶段"), row.get_stage_display()),
            Fact(_("计划日期"), row.due_on, Kind.DATE),
            Fact(_("实际日期"), row.done_on or "", Kind.DATE),
            Fact(_("必须有佐证"), _("是，先在“附件”里上传再报送") if row.needs_evidence else _("否")),
            Fact(_("办理说明"), row.note),
            Fact(_("区划"), name(row.division)),
        ],
    )
