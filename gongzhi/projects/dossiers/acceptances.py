from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, Light, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.projects.models import Acceptance, CheckedItem, Defect, Project
from gongzhi.projects.queries import acceptances_seen_by, defects_seen_by, items_seen_by
from gongzhi.projects.registers.acceptances import (
    acceptance_url,
    conclusion_light,
    defect_light,
    published,
    users_words,
)
from gongzhi.projects.registers.charters import of_project, project_url
from gongzhi.projects.rules import ACCEPT, EDIT, OVER, SEE, Status
from gongzhi.projects.rules.acceptances import Conclusion, Finding

_TONES = {
    Finding.UNCHECKED: "yellow",
    Finding.FIT: "green",
    Finding.UNFIT: "red",
    Finding.NOT_APPLICABLE: "grey",
}


def acceptance_dossier(row: Acceptance, viewer: Viewer) -> Dossier:
    at, project = row.division, row.project
    over = Status(project.status) in OVER
    acts = []
    if row.conclusion == Conclusion.OPEN and not over:
        conclude = reverse("projects:acceptance-conclude", args=[row.pk])
        acts.append(PageAct(_("下验收结论"), conclude, ACCEPT, at))
    if not over:
        acts.append(PageAct(_("修改"), reverse("projects:acceptance-edit", args=[row.pk]), ACCEPT, at))
    users = users_words(row)
    return Dossier(
        title=_("验收：%(project)s") % {"project": project.name},
        kind=_("验收"),
        row=row,
        state=conclusion_light(row),
        trail=[(_("验收"), reverse("projects:acceptances")), (project.name, project_url(project))],
        acts=acts,
        facts=[
            Fact(_("项目"), project.name, url=project_url(project)),
            Fact(_("验收日期"), row.held_on, Kind.DATE),
            Fact(_("签字人"), row.signed_by or None),
            Fact(_("参加验收的服务对象"), users or (None if project.public_service else "")),
            Fact(_("结果公示日期"), published(row), Kind.DATE),
            Fact(_("质保金返还日期"), row.release_on, Kind.DATE),
            Fact(_("说明"), row.note),
            Fact(_("区划"), name(at)),
        ],
        sections=[_items(row, viewer), _defects(row, viewer)],
    )


def _items(acceptance: Acceptance, viewer: Viewer) -> Section:
    """While nothing is concluded each item leads to where its result is filled in."""
    at = acceptance.division
    opened = acceptance.conclusion == Conclusion.OPEN and Status(acceptance.project.status) not in OVER
    edit = opened and viewer.may(ACCEPT, at)
    rows = [
        [
            cell(Kind.TEXT, row.text, reverse("projects:item-edit", args=[row.pk]) if edit else ""),
            cell(Kind.LIGHT, finding_light(row)),
            cell(Kind.TEXT, row.note),
        ]
        for row in items_seen_by(viewer).filter(acceptance=acceptance)
    ]
    new = f"{reverse('projects:item-new')}?acceptance={acceptance.pk}"
    return Section(
        _("验收内容"),
        [_("验收内容"), _("结果"), _("说明")],
        rows,
        acts=[PageAct(_("增加验收内容"), new, ACCEPT, at)] if opened else [],
        anchor="items",
    )


def finding_light(row: CheckedItem) -> Light:
    return Light(str(row.get_finding_display()), _TONES[Finding(row.finding)])


def _defects(acceptance: Acceptance, viewer: Viewer) -> Section:
    at = acceptance.division
    over = Status(acceptance.project.status) in OVER
    rows = [
        [
            cell(Kind.TEXT, row.text, _edit_of(row) if viewer.may(EDIT, at) and not over else ""),
            cell(Kind.LIGHT, defect_light(row, viewer)),
            cell(Kind.TEXT, row.mender or None),
            cell(Kind.DATE, row.due_on),
            cell(Kind.DATE, row.fixed_on or ""),
        ]
        for row in defects_seen_by(viewer).filter(acceptance=acceptance)
    ]
    new = f"{reverse('projects:defect-new')}?acceptance={acceptance.pk}"
    return Section(
        _("缺陷"),
        [_("缺陷"), _("状态"), _("整改人"), _("整改期限"), _("整改完成日期")],
        rows,
        acts=[] if over else [PageAct(_("登记缺陷"), new, ACCEPT, at)],
        anchor="defects",
    )


def _edit_of(row: Defect) -> str:
    return reverse("projects:defect-edit", args=[row.pk])


def acceptances_section(project: Project, viewer: Viewer) -> Section:
    """On the page of a project: how often it was looked at, and what came of it."""
    rows = [
        [
            cell(Kind.DATE, row.held_on, acceptance_url(row)),
            cell(Kind.LIGHT, conclusion_light(row)),
            cell(Kind.TEXT, row.signed_by or None),
            cell(Kind.TEXT, users_words(row)),
            cell(Kind.DATE, published(row)),
        ]
        for row in acceptances_seen_by(viewer).filter(project=project)
    ]
    acts = [
        PageAct(_("验收缺陷"), of_project("projects:defects", project), SEE, project.division),
    ]
    if Status(project.status) == Status.WAITING:
        new = of_project("projects:acceptance-new", project)
        acts.insert(0, PageAct(_("登记验收"), new, ACCEPT, project.division))
    columns = [_("验收日期"), _("结论"), _("签字人"), _("服务对象"), _("结果公示")]
    return Section(_("验收"), columns, rows, acts=acts)
