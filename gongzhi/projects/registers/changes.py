from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, flag, search
from gongzhi.ground.web.said import Said
from gongzhi.projects import labels
from gongzhi.projects.models import ChangeRequest, Risk
from gongzhi.projects.queries import changes_seen_by, risks_seen_by
from gongzhi.projects.registers import project_filter
from gongzhi.projects.rules import EDIT, SEE
from gongzhi.projects.rules.changes import ChangeStatus
from gongzhi.projects.rules.risks import CONSIDERABLE, SERIOUS, RiskStatus, score


def change_url(row: ChangeRequest) -> str:
    return address("projects:change", row.pk)


def risk_url(row: Risk) -> str:
    return address("projects:risk", row.pk)


def change_light(row: ChangeRequest) -> Light:
    tones = {ChangeStatus.ASKED: "yellow", ChangeStatus.APPROVED: "green"}
    return Light(str(row.get_status_display()), tones.get(ChangeStatus(row.status), "grey"))


def risk_light(row: Risk) -> Light:
    """By the score while it is open."""
    found = score(row.probability, row.impact)
    tone = "red" if found >= SERIOUS else "yellow" if found >= CONSIDERABLE else "green"
    return Light(str(row.get_status_display()), tone if row.status == RiskStatus.OPEN else "grey")


def _prepare_changes(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for row in rows:
        row.light = change_light(row)


def _prepare_risks(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for row in rows:
        row.light = risk_light(row)


CHANGES = Register(
    title=_("项目变更"),
    act=SEE,
    rows=changes_seen_by,
    order=(F("decided_on").asc(nulls_first=True), "pk"),  # what waits for a decision first
    url=change_url,
    prepare=_prepare_changes,
    subtitle=_("由能批准立项的岗位决定，申请人自己不能决定。"),
    columns=(
        Column("project", _("项目"), lambda c: c.project.name, sort=("project__name",), url=change_url),
        Column("status", _("状态"), lambda c: c.light, Kind.LIGHT, sort=("status",)),
        Column("to_on", _("新的计划完成"), lambda c: c.to_on or "", Kind.DATE, sort=("to_on",)),
        Column(
            "delta",
            _("增减金额"),
            lambda c: "" if c.delta_fen is None else c.delta_fen,
            Kind.MONEY,
            sort=("delta_fen",),
        ),
        Column("kind", _("资金来源"), Said("kind")),
        Column("reason", _("变更理由"), lambda c: c.reason),
        Column("asked_by", _("申请人"), lambda c: str(c.made_by) if c.made_by else None),
        Column(
            "decided_on",
            _("决定日期"),
            lambda c: c.decided_on or "",
            Kind.DATE,
            sort=("decided_on",),
            asked=True,
        ),
        Column("place", _("区划"), lambda c: c.place, sort=("division",)),
    ),
    filters=(
        search("project__name", "reason", label=_("项目或变更理由")),
        project_filter(),
        choice("status", _("状态"), labels.change_status),
    ),
    acts=(Act(_("申请变更"), "projects:change-new", EDIT),),
)

RISKS = Register(
    title=_("风险"),
    act=SEE,
    rows=risks_seen_by,
    order=("-score", "pk"),
    url=risk_url,
    prepare=_prepare_risks,
    columns=(
        Column("title", _("风险"), lambda r: r.title, sort=("title",), url=risk_url),
        Column("status", _("状态"), lambda r: r.light, Kind.LIGHT, sort=("status",)),
        Column("score", _("风险分（可能性×影响）"), lambda r: r.score, Kind.INT, sort=("score",)),
        Column("residual", _("剩余风险"), lambda r: r.residual, Kind.INT, sort=("residual",)),
        Column("project", _("项目"), lambda r: r.project.name, sort=("project__name",)),
        Column("owner", _("责任人"), lambda r: r.owner or None, sort=("owner",)),
        Column("measure", _("应对措施"), lambda r: r.measure or None),
        Column("trigger", _("触发条件"), lambda r: r.trigger or None, asked=True),
        Column("place", _("区划"), lambda r: r.place, sort=("division",)),
    ),
    filters=(
        search("title", "measure", "owner", "project__name", label=_("风险、措施、责任人或项目")),
        project_filter(),
        choice("status", _("状态"), labels.risk_status),
        flag("no_measure", _("没有措施"), lambda viewer: Q(measure="")),
    ),
    acts=(Act(_("登记风险"), "projects:risk-new", EDIT),),
)
