"""The page of a campaign."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.giving import labels
from gongzhi.giving.dossiers.funds import intents_section, source_facts, use_facts
from gongzhi.giving.models import Campaign
from gongzhi.giving.queries.money import NOTHING, unclear_of, uses_of
from gongzhi.giving.registers.campaigns import campaign_light, given_to
from gongzhi.giving.registers.funds import fund_url
from gongzhi.giving.rules import EDIT, SEE
from gongzhi.giving.rules.campaigns import TAKING, Move, Status, moves
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, moves_of
from gongzhi.projects.registers.charters import project_url
from gongzhi.projects.rules import SEE as SEE_PROJECTS


def campaign_dossier(row: Campaign, viewer: Viewer) -> Dossier:
    use = uses_of([row]).get(row.source_id or 0, NOTHING)
    waiting = unclear_of([row]).get(row.pk, 0)
    project, fund = row.project, row.fund
    to_project = bool(project and viewer.may(SEE_PROJECTS, project.division))
    return Dossier(
        title=row.name,
        kind=_("众筹"),
        row=row,
        state=campaign_light(row, viewer),
        trail=[(_("众筹"), reverse("giving:campaigns"))],
        acts=_acts(row),
        facts=[
            Fact(_("目标金额"), row.goal_fen, Kind.MONEY),
            Fact(_("开始日期"), row.starts_on, Kind.DATE),
            Fact(_("截止日期"), row.deadline, Kind.DATE),
            Fact(_("用途"), str(row.get_purpose_display()) or None),
            Fact(_("用途说明"), row.use_words or None),
            Fact(_("退款规则"), row.get_refund_rule_display()),
            Fact(_("发布的慈善组织"), row.publisher.name if row.publisher else None),
            Fact(_("公开募捐备案号"), row.filing_no or None),
            Fact(_("慈善基金"), fund.name if fund else "", url=fund_url(fund) if fund else ""),
            Fact(
                _("项目"),
                project.name if project else "",
                url=project_url(project) if project and to_project else "",
            ),
            *source_facts(row, viewer),
            *use_facts(use, given_to(row)),
            Fact(_("还没有入账的捐赠（笔）"), waiting, Kind.INT, given_to(row)),
            Fact(_("判定日期"), row.decided_on or "", Kind.DATE),
            Fact(_("公布日期"), row.published_on or "", Kind.DATE),
            Fact(_("区划"), name(row.division)),
            Fact(_("说明"), row.note),
        ],
        sections=[intents_section(row.source_id, use)],
    )


def _acts(row: Campaign) -> list[PageAct]:
    status = Status(row.status)
    url = reverse("giving:campaign-move", args=[row.pk])
    acts = moves_of(row, url, moves(status), labels.move(), quiet=(Move.WITHDRAW,))
    if status in TAKING:
        new = f"{reverse('giving:donation-new')}?campaign={row.pk}"
        acts.append(PageAct(_("登记捐赠"), new, EDIT, row.division))
    report = reverse("giving:campaign-report", args=[row.pk])
    acts.append(PageAct(_("使用情况公布"), report, SEE, row.division))
    acts.append(PageAct(_("修改"), reverse("giving:campaign-edit", args=[row.pk]), EDIT, row.division))
    return acts
