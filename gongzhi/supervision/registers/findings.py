from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, flag, on_day, search
from gongzhi.ground.web.said import Said
from gongzhi.supervision import labels, rules
from gongzhi.supervision.models import Finding
from gongzhi.supervision.queries import (
    OPEN_FINDINGS,
    OWED_FINDINGS,
    closed_by,
    findings_seen_by,
    found_by,
    still_open_on,
)
from gongzhi.supervision.rules import FIND, SEE_FINDINGS, FindingStatus
from gongzhi.tasks.rules import Tone


def finding_url(finding: Finding) -> str:
    return address("supervision:finding", finding.pk)


def finding_light(finding: Finding, viewer: Viewer) -> Light:
    tone = rules.finding_tone(FindingStatus(finding.status), finding.due_on, viewer.today)
    why = _now("已过整改期限，还没有报整改情况") if tone == Tone.RED else ""
    return Light(str(finding.get_status_display()), tone, why)


def repeat_words(finding: Finding) -> str:
    return _now("重复") if finding.repeat_of_id else ""


def _repeat_url(finding: Finding) -> str:
    return address("supervision:finding", finding.repeat_of_id) if finding.repeat_of_id else ""


def _prepare_findings(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for finding in rows:
        finding.light = finding_light(finding, viewer)


FINDINGS = Register(
    title=pgettext_lazy("list", "督查问题"),
    act=SEE_FINDINGS,
    rows=findings_seen_by,
    order=(
        F("closed_on").asc(nulls_first=True),
        F("due_on").asc(nulls_last=True),
        "pk",
    ),  # what is open first
    url=finding_url,
    prepare=_prepare_findings,
    columns=(
        Column("text", _("督查问题"), str, sort=("text",), url=finding_url),
        Column("status", _("状态"), lambda f: f.light, Kind.LIGHT, sort=("status",)),
        Column("severity", _("程度"), Said("severity"), sort=("severity",)),
        Column("link", _("环节"), Said("link"), sort=("link",)),
        Column("repeat", _("重复"), repeat_words, sort=("repeat_of",), url=_repeat_url),
        Column("lead", _("责任单位"), lambda f: f.lead_name or None, sort=("lead__name", "lead_words")),
        Column("due_on", _("整改期限"), lambda f: f.due_on, Kind.DATE, sort=("due_on",)),
        Column("found_on", _("发现日期"), lambda f: f.found_on, Kind.DATE, sort=("found_on",), asked=True),
        Column("visit", _("督查走访"), lambda f: f.visit.title if f.visit else "", asked=True),
        Column("place", _("区划"), lambda f: f.place, sort=("division",)),
    ),
    filters=(
        search("text", "reply", "lead__name", "lead_words", label=_("问题、整改情况或单位")),
        choice("status", _("状态"), labels.finding_status),
        choice("severity", _("程度"), labels.severity),
        choice("link", _("环节"), labels.link),
        flag("open", _("只看未了结"), lambda viewer: OPEN_FINDINGS),
        flag("overdue", _("逾期"), lambda viewer: OWED_FINDINGS & Q(due_on__lt=viewer.today)),
        on_day("found_by", _("某日以前发现的"), found_by),
        on_day("closed_by", _("某日以前复查通过的"), closed_by),
        on_day("open_on", _("某日没有了结的"), still_open_on),
        flag("repeat", _("只看重复"), lambda viewer: Q(repeat_of__isnull=False)),
    ),
    acts=(Act(_("登记督查问题"), "supervision:finding-new", FIND),),
)
