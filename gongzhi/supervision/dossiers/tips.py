"""The page of a lead."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.pages import Dossier, Fact, PageAct
from gongzhi.projects.registers.charters import project_url
from gongzhi.supervision.models import Tip
from gongzhi.supervision.registers.findings import finding_url
from gongzhi.supervision.registers.tips import tip_light
from gongzhi.supervision.rules import (
    EDIT_TIPS,
    REVEAL,
    TipStatus,
)


def tip_dossier(tip: Tip, viewer: Viewer) -> Dossier:
    """Of the source only whether it is on record: what it says is shown by the page that asks for a purpose."""
    finding, visit = tip.finding, tip.visit
    told = bool(tip.source_name or tip.source_phone)
    pages = [
        (_("转为问题"), "supervision:tip-finding", EDIT_TIPS),
        (_("转为督查"), "supervision:tip-visit", EDIT_TIPS),
        (_("不属实，了结"), "supervision:tip-dismiss", EDIT_TIPS),
    ]
    open_acts = [PageAct(w, reverse(page, args=[tip.pk]), act, tip.division) for w, page, act in pages]
    reveal = PageAct(_("查看来源人"), reverse("supervision:tip-reveal", args=[tip.pk]), REVEAL, tip.division)
    return Dossier(
        title=str(tip),
        kind=_("线索"),
        row=tip,
        state=tip_light(tip),
        trail=[(pgettext("list", "线索"), reverse("supervision:tips"))],
        acts=[
            *(open_acts if tip.status == TipStatus.NEW else []),
            PageAct(_("修改"), reverse("supervision:tip-edit", args=[tip.pk]), EDIT_TIPS, tip.division),
            *([reveal] if told else []),
        ],
        facts=[
            Fact(_("反映内容"), tip.text),
            Fact(
                _("项目"),
                tip.project.name if tip.project else "",
                url=project_url(tip.project) if tip.project else "",
            ),
            Fact(_("途径"), tip.get_channel_display()),
            Fact(_("收到日期"), tip.told_on, Kind.DATE),
            Fact(_("环节"), tip.get_link_display()),
            Fact(_("来源人"), _("已登记，加密保存") if told else _("没有留下")),
            Fact(
                _("转成的问题"), str(finding) if finding else "", url=finding_url(finding) if finding else ""
            ),
            Fact(
                _("转成的督查"),
                str(visit) if visit else "",
                url=reverse("supervision:visit", args=[visit.pk]) if visit else "",
            ),
            Fact(_("核查结果"), tip.verdict),
            Fact(_("区划"), name(tip.division)),
        ],
    )
