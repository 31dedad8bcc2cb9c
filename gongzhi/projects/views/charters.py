from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.editing import EditPage, MoveButton, NewPage
from gongzhi.ground.web.pages import FormPage, dossier, form_page
from gongzhi.ground.web.viewers import Request
from gongzhi.projects.dossiers import charters as dossiers
from gongzhi.projects.forms.charters import (
    MilestoneForm,
    MoneyForm,
    NewMilestoneForm,
    NewMoneyForm,
    ProjectForm,
    ReportForm,
)
from gongzhi.projects.models import Milestone, MoneyLine, Project
from gongzhi.projects.queries import milestones_seen_by, money_lines_seen_by, projects_seen_by
from gongzhi.projects.queries.charters import templates
from gongzhi.projects.registers.charters import milestone_url, project_url
from gongzhi.projects.rules import ACCEPT, APPROVE, EDIT, SEE, Move, ProjectKind
from gongzhi.projects.rules.milestones import MilestoneMove
from gongzhi.projects.services import charters as services
from gongzhi.projects.services import milestones as steps
from gongzhi.projects.views import reason_page


@opens(SEE)
def project(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(projects_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.project_dossier(row, request.viewer))


@opens(SEE)
def milestone(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(milestones_seen_by(request.viewer), pk=pk)
    return dossier(request, dossiers.milestone_dossier(row, request.viewer))


@opens(ACCEPT, form=True)
def project_return(request: Request, pk: int) -> HttpResponse:
    """Send back what was handed in for acceptance."""
    row = get_object_or_404(projects_seen_by(request.viewer, ACCEPT), pk=pk)

    def do(note: str, version: int | None) -> object:
        return services.move_project(row, Move.RETURN, by=request.viewer, version=version, note=note)

    return reason_page(request, row, ACCEPT, _("退回实施"), project_url(row), do)


@opens(APPROVE, form=True)
def project_stop(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(projects_seen_by(request.viewer, APPROVE), pk=pk)

    def do(note: str, version: int | None) -> object:
        return services.move_project(row, Move.STOP, by=request.viewer, version=version, note=note)

    intro = _("终止以后不再亮灯、不能再登记；填过的内容都留着，需要时可以“重新草拟”，再立项。")
    return reason_page(request, row, APPROVE, _("终止项目"), project_url(row), do, intro=intro, danger=True)


@opens(EDIT, form=True)
def project_layout(request: Request, pk: int) -> HttpResponse:
    """Say which milestones the class brings, then enter those that are missing."""
    row = get_object_or_404(projects_seen_by(request.viewer, EDIT), pk=pk)
    steps_told = templates()[ProjectKind(row.kind)].steps
    ask = Confirm(
        _now("按“%(kind)s”套用里程碑") % {"kind": row.get_kind_display()},
        _("套用"),
        [
            _now("增加还没有的里程碑，共 %(n)s 个起步项：%(titles)s。")
            % {"n": len(steps_told), "titles": "、".join(step.title for step in steps_told)},
            _("计划日期从项目的计划开始推算；已有的里程碑不动。"),
            _("这是起步清单，套用以后可以逐条修改权重和日期。"),
        ],
        lambda version: _laid_out(row, request),
        project_url(row),
    )
    return confirm_page(request, row, ask)


def _laid_out(row: Project, request: Request) -> str:
    services.lay_out(row, by=request.viewer)
    return f"{project_url(row)}#milestones"


@opens(EDIT, form=True)
def milestone_report(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(milestones_seen_by(request.viewer, EDIT), pk=pk)
    form = ReportForm(
        request.POST or None, viewer=request.viewer, act=EDIT, initial={"done_on": request.viewer.today}
    )

    def save(fields: dict[str, Any], version: int | None) -> str:
        steps.report_milestone(
            row, fields["done_on"], by=request.viewer, version=version, note=fields["note"]
        )
        return milestone_url(row)

    page = FormPage(
        _("报送里程碑"),
        save,
        milestone_url(row),
        intro=_("必须有佐证的，先在里程碑页“附件”里上传材料。"),
        submit=_("报送"),
        row=row,
        values=lambda row: {"done_on": row.done_on or request.viewer.today},
    )
    return form_page(request, form, page)


@opens(ACCEPT, form=True)
def milestone_return(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(milestones_seen_by(request.viewer, ACCEPT), pk=pk)

    def do(note: str, version: int | None) -> object:
        return steps.move_milestone(row, MilestoneMove.RETURN, by=request.viewer, version=version, note=note)

    return reason_page(request, row, ACCEPT, _("退回里程碑"), milestone_url(row), do)


project_new = NewPage(
    ProjectForm,
    EDIT,
    _("草拟项目"),
    "projects:projects",
    lambda fields, by: project_url(services.add_project(Project(**fields), by=by)),
).door()
project_edit = EditPage(
    ProjectForm,
    EDIT,
    _("修改项目"),
    projects_seen_by,
    lambda row, fields, version, by: services.change_project(row, by=by, version=version, **fields),
    project_url,
).door()
project_move = MoveButton(
    Move,
    SEE,
    projects_seen_by,
    lambda row, move, version, by: services.move_project(row, move, by=by, version=version),
    project_url,
).door()
money_new = NewPage(
    NewMoneyForm,
    EDIT,
    _("登记项目资金"),
    "projects:projects",
    lambda fields, by: project_url(services.add_money(MoneyLine(**fields), by=by).project),
).door()
money_edit = EditPage(
    MoneyForm,
    EDIT,
    _("修改项目资金"),
    money_lines_seen_by,
    lambda row, fields, version, by: services.change_money(row, by=by, version=version, **fields),
    lambda row: project_url(row.project),
).door()
milestone_new = NewPage(
    NewMilestoneForm,
    EDIT,
    _("登记里程碑"),
    "projects:milestones",
    lambda fields, by: project_url(steps.add_milestone(Milestone(**fields), by=by).project),
).door()
milestone_edit = EditPage(
    MilestoneForm,
    EDIT,
    _("修改里程碑"),
    milestones_seen_by,
    lambda row, fields, version, by: steps.change_milestone(row, by=by, version=version, **fields),
    milestone_url,
).door()
milestone_move = MoveButton(
    MilestoneMove,
    SEE,
    milestones_seen_by,
    lambda row, move, version, by: steps.move_milestone(row, move, by=by, version=version),
    milestone_url,
).door()
