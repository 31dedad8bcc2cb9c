"""The dossier page of a visit, as data."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, Light, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section, moves_of
from gongzhi.programmes.queries import rule_for
from gongzhi.projects.models import Project
from gongzhi.projects.queries import projects_seen_by
from gongzhi.projects.registers.charters import project_url
from gongzhi.supervision import labels, rules
from gongzhi.supervision.models import Visit
from gongzhi.supervision.queries import draws_seen_by, findings_seen_by, visits_seen_by
from gongzhi.supervision.queries.visits import CAP, checks_of, items_for, near_visits
from gongzhi.supervision.registers.plans import draw_url, plan_url
from gongzhi.supervision.registers.visits import month_url, visit_light, visit_url
from gongzhi.supervision.rules import EDIT, FIND, SEE_FINDINGS, FindingStatus, Result, VisitMove, VisitStatus

RESULT_TONES = {
    Result.CONFORMS: "green",
    Result.FAILS: "red",
    Result.NOT_APPLICABLE: "grey",
    Result.UNSEEN: "grey",
}


def visit_dossier(visit: Visit, viewer: Viewer) -> Dossier:
    plan, joined, drawn = visit.plan, visit.joined, visit.draw
    seen = drawn and draws_seen_by(viewer).filter(pk=drawn.pk).exists()
    return Dossier(
        title=visit.title,
        kind=str(visit.get_kind_display()),
        row=visit,
        state=visit_light(visit, viewer),
        trail=[(pgettext("list", "督查走访"), reverse("supervision:visits"))],
        acts=_visit_acts(visit),
        facts=[
            Fact(_("社区"), name(visit.division), url=month_url(visit) if visit.on else ""),
            Fact(_("日期"), visit.on, Kind.DATE),
            Fact(_("检查人员"), visit.team or None),
            Fact(_("督查计划"), plan.name if plan else "", url=plan_url(plan) if plan else ""),
            Fact(
                _("随机抽取"),
                str(drawn) if drawn and seen else "",
                url=draw_url(drawn) if drawn and seen else "",
            ),
            project_fact(visit.project, viewer),
            Fact(_("合并到"), joined.title if joined else "", url=visit_url(joined) if joined else ""),
            Fact(_("每月上限"), _cap(visit, viewer)),
            Fact(_("督查情况"), visit.note),
            Fact(_("通知文号"), visit.notice_number),
            Fact(_("通知日期"), visit.noticed_on or "", Kind.DATE),
        ],
        sections=[_checks(visit), _findings(visit, viewer), *_near(visit, viewer)],
    )


def project_fact(project: Project | None, viewer: Viewer) -> Fact:
    """The project that was looked at, where this viewer sees it."""
    seen = project and projects_seen_by(viewer).filter(pk=project.pk).exists()
    return (
        Fact(_("项目"), project.name, url=project_url(project)) if project and seen else Fact(_("项目"), "")
    )


def _cap(visit: Visit, viewer: Viewer) -> str:
    cap = rule_for(visit.division, *CAP, viewer.today).value
    return _("未录入") if cap is None else str(cap)


def _visit_acts(visit: Visit) -> list[PageAct]:
    """What would be refused because nothing was found is not offered; then ending is what comes next."""
    status, place = VisitStatus(visit.status), visit.division
    arrows = {m: act for (at, m), (act, _to) in rules.VISIT_ARROWS.items() if at == status}
    done = status == VisitStatus.DONE
    fails = done and visit.checks.filter(result=Result.FAILS.value, finding=None).exists()
    found = done and visit.findings.filter(status=FindingStatus.FOUND.value).exists()
    if not found:
        arrows.pop(VisitMove.NOTIFY, None)
    page = {
        VisitMove.NOTIFY: PageAct(
            _("出整改通知"), reverse("supervision:visit-notify", args=[visit.pk]), EDIT, place
        ),
        VisitMove.CANCEL: PageAct(
            _("取消督查"), reverse("supervision:visit-cancel", args=[visit.pk]), EDIT, place
        ),
    }
    asks = [act for move, act in page.items() if arrows.pop(move, None)]
    url = reverse("supervision:visit-move", args=[visit.pk])
    moves = moves_of(
        visit, url, arrows.items(), labels.visit_move(), {VisitMove.END} if fails or found else set()
    )
    checks = PageAct(_("填写检查表"), reverse("supervision:visit-checks", args=[visit.pk]), EDIT, place)
    make = PageAct(
        _("把不符合的形成问题"),
        reverse("supervision:visit-findings", args=[visit.pk]),
        EDIT,
        place,
        method="post",
        fields=[("version", str(visit.version))],
    )
    notice = PageAct(
        _("整改通知（Word）"), reverse("supervision:notice", args=[visit.pk]), SEE_FINDINGS, place
    )
    return [
        *moves,
        *([checks] if status in {VisitStatus.PLANNED, VisitStatus.DONE} else []),
        *([make] if fails else []),
        *asks,
        *([notice] if status in {VisitStatus.DONE, VisitStatus.NOTICED, VisitStatus.ENDED} else []),
        PageAct(_("修改"), reverse("supervision:visit-edit", args=[visit.pk]), EDIT, place),
    ]


def _checks(visit: Visit) -> Section:
    """All items, those that nobody has looked at as 未查."""
    known, links, words = checks_of(visit), labels.link(), labels.result()
    rows = []
    for item in items_for(visit):
        check = known.get(item.key)
        result = Result(check.result) if check else Result.UNSEEN
        rows.append(
            [
                cell(Kind.TEXT, str(links[item.link])),
                cell(Kind.TEXT, check.text if check else item.text),
                cell(Kind.LIGHT, Light(str(words[result]), RESULT_TONES[result])),
                cell(Kind.TEXT, check.note if check else ""),
            ]
        )
    return Section(_("检查表"), [_("环节"), _("检查内容"), _("结果"), _("情况")], rows)


def _findings(visit: Visit, viewer: Viewer) -> Section:
    rows = [
        [
            cell(Kind.TEXT, str(f), reverse("supervision:finding", args=[f.pk])),
            cell(Kind.TEXT, f.get_status_display()),
            cell(Kind.TEXT, f.get_severity_display()),
            cell(Kind.TEXT, f.lead_name or None),
            cell(Kind.DATE, f.due_on),
        ]
        for f in findings_seen_by(viewer).filter(visit=visit)
    ]
    new = f"{reverse('supervision:finding-new')}?visit={visit.pk}"
    return Section(
        pgettext("list", "督查问题"),
        [_("督查问题"), _("状态"), _("程度"), _("责任单位"), _("整改期限")],
        rows,
        acts=[PageAct(_("登记督查问题"), new, FIND, visit.division)],
    )


def _near(visit: Visit, viewer: Viewer) -> list[Section]:
    """What else was made or planned here within a week, as far as this viewer sees it."""
    near = [v.pk for v in near_visits(visit, visit.on)] if visit.on else []
    rows = [
        [
            cell(Kind.TEXT, v.title, visit_url(v)),
            cell(Kind.DATE, v.on),
            cell(Kind.LIGHT, visit_light(v, viewer)),
        ]
        for v in visits_seen_by(viewer).filter(pk__in=near)
    ]
    columns = [_("督查走访"), _("日期"), _("状态")]
    return [Section(_("7 天以内的其他走访"), columns, rows)] if rows else []
