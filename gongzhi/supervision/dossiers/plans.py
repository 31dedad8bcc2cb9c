"""The pages of a plan and of an inspector."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section
from gongzhi.supervision.models import Inspector, Plan
from gongzhi.supervision.queries import draws_seen_by, inspectors_seen_by, visits_seen_by
from gongzhi.supervision.registers.plans import draw_url, inspector_url, links_words, plan_url
from gongzhi.supervision.registers.visits import visit_light, visit_url
from gongzhi.supervision.rules import DRAW, EDIT, SEE_FINDINGS


def plan_dossier(plan: Plan, viewer: Viewer) -> Dossier:
    document = plan.document
    return Dossier(
        title=plan.name,
        kind=str(plan.get_kind_display()),
        row=plan,
        trail=[(pgettext("list", "督查计划"), reverse("supervision:plans"))],
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
        pgettext("list", "督查走访"),
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
