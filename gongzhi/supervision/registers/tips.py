from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, search
from gongzhi.ground.web.said import Said
from gongzhi.supervision import labels
from gongzhi.supervision.models import Tip
from gongzhi.supervision.queries import (
    tips_seen_by,
)
from gongzhi.supervision.rules import EDIT_TIPS, SEE_TIPS, TipStatus
from gongzhi.tasks.rules import Tone


def tip_url(tip: Tip) -> str:
    return address("supervision:tip", tip.pk)


def tip_light(tip: Tip) -> Light:
    tone = Tone.YELLOW if tip.status == TipStatus.NEW else Tone.GREY
    return Light(str(tip.get_status_display()), tone)


def _prepare_tips(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    for tip in rows:
        tip.light = tip_light(tip)


TIPS = Register(
    title=pgettext_lazy("list", "线索"),
    act=SEE_TIPS,
    rows=tips_seen_by,
    order=("-told_on", "-pk"),
    url=tip_url,
    prepare=_prepare_tips,
    subtitle=_("来源人的姓名和电话加密保存，不在这里，也不在导出和接口里。"),
    columns=(
        Column("text", _("反映内容"), str, url=tip_url),
        Column("status", _("状态"), lambda t: t.light, Kind.LIGHT, sort=("status",)),
        Column("told_on", _("收到日期"), lambda t: t.told_on, Kind.DATE, sort=("told_on",)),
        Column("channel", _("途径"), Said("channel"), sort=("channel",)),
        Column("link", _("环节"), Said("link"), sort=("link",)),
        Column("project", _("项目"), lambda t: t.project.name if t.project else ""),
        Column("place", _("区划"), lambda t: t.place, sort=("division",)),
    ),
    filters=(
        search("text", "verdict", label=_("反映内容或核查结果")),
        choice("status", _("状态"), labels.tip_status),
        choice("channel", _("途径"), labels.channel),
    ),
    acts=(Act(_("登记线索"), "supervision:tip-new", EDIT_TIPS),),
)
