"""The page of a finding."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongzhi.ground.accounts.units import acts_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section, moves_of
from gongzhi.supervision import labels, rules
from gongzhi.supervision.models import Finding
from gongzhi.supervision.queries import findings_seen_by, visits_seen_by
from gongzhi.supervision.queries.findings import touched_by
from gongzhi.supervision.registers.findings import finding_light, finding_url
from gongzhi.supervision.rules import (
    FIND,
    REPLY,
    FindingMove,
    FindingStatus,
    Severity,
)

# These ask for words first; the others are buttons. Both sides of a re-check are one page.
PAGES = {
    FindingMove.REPLY: "supervision:finding-reply",
    FindingMove.WITHDRAW: "supervision:finding-withdraw",
    FindingMove.PASS: "supervision:finding-recheck",
    FindingMove.FAIL: "supervision:finding-recheck",
}


def finding_dossier(finding: Finding, viewer: Viewer) -> Dossier:
    visit, clause, before = finding.visit, finding.clause, finding.repeat_of
    seen = visit and visits_seen_by(viewer).filter(pk=visit.pk).exists()
    return Dossier(
        title=str(finding),
        kind=_("督查问题"),
        row=finding,
        state=finding_light(finding, viewer),
        trail=[(pgettext("list", "督查问题"), reverse("supervision:findings"))],
        acts=finding_acts(finding, viewer),
        facts=[
            Fact(_("督查问题"), finding.text),
            Fact(_("程度"), finding.get_severity_display()),
            Fact(_("会怎样"), labels.severity_means()[Severity(finding.severity)]),
            Fact(_("环节"), finding.get_link_display()),
            Fact(_("重复于"), str(before) if before else "", url=finding_url(before) if before else ""),
            Fact(_("责任单位"), finding.lead_name or None),
            Fact(_("发现日期"), finding.found_on, Kind.DATE),
            Fact(_("通知日期"), finding.notified_on or "", Kind.DATE),
            Fact(_("整改期限"), finding.due_on, Kind.DATE),
            Fact(_("整改情况"), finding.reply),
            Fact(_("报送日期"), finding.replied_on or "", Kind.DATE),
            Fact(_("报送人"), str(finding.replied_by) if finding.replied_by else ""),
            Fact(_("复查意见"), finding.verdict),
            Fact(_("复查日期"), finding.rechecked_on or "", Kind.DATE),
            Fact(_("了结日期"), finding.closed_on or "", Kind.DATE),
            Fact(_("复查不通过次数"), finding.failed_times or "", Kind.INT),
            Fact(
                _("督查走访"),
                visit.title if visit and seen else "",
                url=reverse("supervision:visit", args=[visit.pk]) if visit and seen else "",
            ),
            Fact(_("影响的标准"), finding.get_standard_display()),
            Fact(
                _("依据条款"),
                str(clause) if clause else "",
                url=reverse("programmes:document", args=[clause.document_id]) if clause else "",
            ),
            Fact(_("区划"), name(finding.division)),
        ],
        sections=[_touched(finding, viewer), *_repeats(finding, viewer)],
    )


def finding_acts(finding: Finding, viewer: Viewer) -> list[PageAct]:
    """Whoever answered is not offered the re-check, nor the answer whoever is not of the unit: they would be refused."""
    status, place = FindingStatus(finding.status), finding.division
    arrows = {m: act for (at, m), (act, _to) in rules.FINDING_ARROWS.items() if at == status}
    if REPLY in arrows.values() and not acts_for(viewer, REPLY, finding.lead_id, place):
        arrows = {move: act for move, act in arrows.items() if act != REPLY}
    asks = {PAGES[move]: act for move, act in arrows.items() if move in PAGES}
    if finding.replied_by_id == (viewer.user_id or None):
        asks.pop(PAGES[FindingMove.PASS], None)
    words = {
        PAGES[FindingMove.REPLY]: _("报整改情况"),
        PAGES[FindingMove.WITHDRAW]: _("撤销问题"),
        PAGES[FindingMove.PASS]: _("复查"),
    }
    moves = [(move, act) for move, act in arrows.items() if move not in PAGES]
    url = reverse("supervision:finding-move", args=[finding.pk])
    edit = PageAct(_("修改"), reverse("supervision:finding-edit", args=[finding.pk]), FIND, place)
    return [
        *moves_of(finding, url, moves, labels.finding_move()),
        *(PageAct(words[page], reverse(page, args=[finding.pk]), act, place) for page, act in asks.items()),
        *([edit] if status not in rules.OVER else []),
    ]


def _touched(finding: Finding, viewer: Viewer) -> Section:
    """The rules it may bear on, each with its value, or 未录入."""
    rows, words = [], labels.touched()
    for touched in touched_by(finding, viewer.today):
        rule = touched.rule
        value = _("未录入") if rule.value is None else str(rule.value)
        label = str(words[touched.code, touched.key])
        rows.append([cell(Kind.TEXT, label, rule.url), cell(Kind.TEXT, value), cell(Kind.TEXT, rule.source)])
    return Section(
        _("可能影响的规则"),
        [_("规则"), _("数值"), _("来源")],
        rows,
        empty=_("这一程度和环节的问题不直接牵涉规则。"),
    )


def _repeats(finding: Finding, viewer: Viewer) -> list[Section]:
    rows = [
        [
            cell(Kind.TEXT, str(f), finding_url(f)),
            cell(Kind.DATE, f.found_on),
            cell(Kind.TEXT, f.get_status_display()),
        ]
        for f in findings_seen_by(viewer).filter(repeat_of=finding)
    ]
    columns = [_("督查问题"), _("发现日期"), _("状态")]
    return [Section(_("以后又发现"), columns, rows)] if rows else []
