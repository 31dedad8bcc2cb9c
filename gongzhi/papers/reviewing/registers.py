from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.unknowns.models import Gap
from gongzhi.ground.unknowns.queries import gaps_seen_by
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, flag, search
from gongzhi.papers import labels
from gongzhi.papers.models.sources import Source
from gongzhi.papers.reviewing.queries import sources_seen_by


def source_url(source: Source) -> str:
    return reverse("papers:source", args=[source.pk])


def gap_url(gap: Gap) -> str:
    return reverse("papers:gap", args=[gap.pk])


def gap_light(gap: Gap) -> Light:
    return Light(str(_("已补齐")), "green") if gap.filled_on else Light(str(_("待补")), "yellow")


SOURCES = Register(
    title=_("读报告"),
    subtitle=_("把以前的报告放进来，逐条确认读出的事实；采纳的事实成为记录，并保留出处。"),
    act="reading.see",
    rows=sources_seen_by,
    order=("-pk",),
    url=source_url,
    prepare=name_places,
    columns=(
        Column("title", _("报告"), lambda s: s.title, sort=("title",), url=source_url),
        Column("found", _("读出事实"), lambda s: s.found, Kind.INT, sort=("found",)),
        Column("waiting", _("待确认"), lambda s: s.waiting, Kind.INT, sort=("waiting",)),
        Column("made_at", _("读入时间"), lambda s: s.made_at, Kind.DATE, sort=("made_at",)),
        Column("place", _("区划"), lambda s: s.place, sort=("division",)),
    ),
    filters=(search("title", label=_("报告名称")),),
    acts=(Act(_("读一份报告"), "papers:source-new", "reading.edit"),),
)

GAPS = Register(
    title=_("待补数据"),
    subtitle=_("未知的值不当作零：在这里落实由谁、何时补齐。"),
    act="gaps.see",
    importing="gaps",
    rows=gaps_seen_by,
    order=(F("filled_on").asc(nulls_first=True), "due_on", "pk"),
    url=gap_url,
    prepare=name_places,
    columns=(
        Column("what", _("待补内容"), lambda g: g.what, sort=("what",), url=gap_url),
        Column("kind", _("类别"), lambda g: labels.unknown_kind().get(g.kind, g.kind), sort=("kind",)),
        Column("state", _("状态"), gap_light, Kind.LIGHT, sort=("filled_on",)),
        Column("owner", _("责任单位"), lambda g: g.owner or None, sort=("owner",)),
        Column("due_on", _("补齐期限"), lambda g: g.due_on, Kind.DATE, sort=("due_on",)),
        Column("why", _("缘由"), lambda g: g.why),
        Column("place", _("区划"), lambda g: g.place, sort=("division",)),
    ),
    filters=(
        search("what", "owner", label=_("内容或责任单位")),
        choice("kind", _("类别"), labels.unknown_kind),
        flag("open", _("只看待补"), lambda viewer: Q(filled_on__isnull=True)),
        flag("nobody", _("没有责任单位"), lambda viewer: Q(owner="", filled_on__isnull=True)),
    ),
)
