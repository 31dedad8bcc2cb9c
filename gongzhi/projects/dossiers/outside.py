from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.money.rules import BASIS, share_in_words
from gongzhi.ground.web.cells import Cell, Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.projects.models import OutsideShare, OutsideWork, Project
from gongzhi.projects.queries import outside_shares_seen_by
from gongzhi.projects.queries.outside import claimed
from gongzhi.projects.registers.charters import of_project, project_url
from gongzhi.projects.registers.outside import outside_url, waits_light
from gongzhi.projects.rules import EDIT, OVER, SEE, Status
from gongzhi.projects.rules.outside import finish_of, part


def outside_dossier(work: OutsideWork, viewer: Viewer) -> Dossier:
    taken = claimed(work)
    return Dossier(
        title=work.name,
        kind=_("关联工程"),
        row=work,
        trail=[(_("关联工程"), reverse("projects:outside"))],
        acts=[PageAct(_("修改"), reverse("projects:outside-edit", args=[work.pk]), EDIT, work.division)],
        facts=[
            Fact(_("负责单位"), work.unit_words or None),
            Fact(_("计划开工"), work.starts_on, Kind.DATE),
            Fact(_("计划完工"), work.due_on, Kind.DATE),
            Fact(_("实际完工"), work.done_on or "", Kind.DATE),
            Fact(_("总造价"), work.total_fen, Kind.MONEY),
            Fact(_("已归属"), share_in_words(taken)),
            Fact(_("还没有归属"), share_in_words(BASIS - taken)),
            Fact(_("说明"), work.note),
            Fact(_("区划"), name(work.division)),
        ],
        sections=[_projects(work, viewer)],
    )


def _projects(work: OutsideWork, viewer: Viewer) -> Section:
    """The projects the viewer sees. What others claim is in the sum above all the same."""
    rows = [
        [cell(Kind.TEXT, row.project.name, project_url(row.project)), *_cells(row)]
        for row in outside_shares_seen_by(viewer).filter(work=work)
    ]
    columns = [_("项目"), _("归属比例"), _("归属造价"), _("要等它完工")]
    empty = _("您范围内没有项目关联这项工程。")
    return Section(_("归到哪些项目"), columns, rows, empty=empty)


def _cells(row: OutsideShare) -> list[Cell]:
    return [
        cell(Kind.TEXT, None if row.share_bp is None else share_in_words(row.share_bp)),
        cell(Kind.MONEY, part(row.work.total_fen, row.share_bp)),
        cell(Kind.LIGHT, waits_light(row) or _("不用等")),
    ]


def outside_section(project: Project, viewer: Viewer) -> Section:
    """On the page of a project: works of others it hangs on. Their names belong to the project; their pages may not."""
    over = Status(project.status) in OVER
    rows = []
    for row in outside_shares_seen_by(viewer).filter(project=project):
        work = row.work
        edit = not over and viewer.may(EDIT, row.division)
        rows.append(
            [
                cell(Kind.TEXT, work.name, outside_url(work) if viewer.may(SEE, work.division) else ""),
                cell(Kind.TEXT, work.unit_words or None),
                cell(Kind.DATE, finish_of(work.due_on, work.done_on)),
                *_cells(row),
                cell(
                    Kind.TEXT,
                    _("修改归属") if edit else "",
                    reverse("projects:share-edit", args=[row.pk]) if edit else "",
                ),
            ]
        )
    new = of_project("projects:share-new", project)
    columns = [
        _("关联工程"),
        _("负责单位"),
        _("完工日期"),
        _("归属比例"),
        _("归属造价"),
        _("要等它完工"),
        _("归属"),
    ]
    acts = [] if over else [PageAct(_("关联一项工程"), new, EDIT, project.division)]
    return Section(_("关联工程"), columns, rows, acts=acts)
