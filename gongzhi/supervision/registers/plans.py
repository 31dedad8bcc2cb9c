from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Column, Register, choice, search
from gongzhi.ground.web.said import Said
from gongzhi.supervision import labels
from gongzhi.supervision.models import Draw, Inspector, Plan
from gongzhi.supervision.queries import draws_seen_by, inspectors_seen_by, plans_seen_by
from gongzhi.supervision.rules import EDIT, SEE


def plan_url(plan: Plan) -> str:
    return address("supervision:plan", plan.pk)


def inspector_url(inspector: Inspector) -> str:
    return address("supervision:inspector", inspector.pk)


def draw_url(draw: Draw) -> str:
    return address("supervision:draw", draw.pk)


def links_words(plan: Plan) -> str:
    words = labels.link()
    return "、".join(str(words[link]) for link in plan.links)


PLANS = Register(
    title=pgettext_lazy("list", "督查计划"),
    act=SEE,
    importing="supervision-plans",
    rows=plans_seen_by,
    order=("-starts_on", "pk"),
    url=plan_url,
    prepare=name_places,
    columns=(
        Column("name", _("督查计划"), lambda p: p.name, sort=("name",), url=plan_url),
        Column("kind", _("类别"), Said("kind"), sort=("kind",)),
        Column("links", _("环节"), links_words),
        Column("starts_on", _("开始日期"), lambda p: p.starts_on, Kind.DATE, sort=("starts_on",)),
        Column("ends_on", _("结束日期"), lambda p: p.ends_on, Kind.DATE, sort=("ends_on",)),
        Column("lead", _("牵头单位"), lambda p: p.lead_name or None, sort=("lead__name", "lead_words")),
        Column("document", _("依据文件"), lambda p: p.document.title if p.document else None),
        Column("place", _("区划"), lambda p: p.place, sort=("division",)),
    ),
    filters=(
        search("name", "note", label=_("名称或说明")),
        choice("kind", _("类别"), labels.plan_kind),
    ),
    acts=(
        Act(_("登记督查计划"), "supervision:plan-new", EDIT),
        Act(_("检查人员"), "supervision:inspectors", SEE, "plain"),
        Act(_("随机抽取"), "supervision:draws", SEE, "plain"),
    ),
)

INSPECTORS = Register(
    title=_("检查人员"),
    act=SEE,
    rows=inspectors_seen_by,
    order=("plan", "pk"),
    url=inspector_url,
    prepare=name_places,
    columns=(
        Column("name", _("姓名"), lambda i: i.name, sort=("name",), url=inspector_url),
        Column("unit", _("单位"), lambda i: (i.unit.name if i.unit else i.unit_words) or None),
        Column("plan", _("督查计划"), lambda i: i.plan.name, sort=("plan__name",)),
        Column("away", _("参加"), lambda i: _("否") if i.away else _("是"), sort=("away",)),
        Column("place", _("区划"), lambda i: i.place, sort=("division",)),
    ),
    filters=(search("name", "unit__name", "unit_words", label=_("姓名或单位")),),
    acts=(Act(_("增加检查人员"), "supervision:inspector-new", EDIT),),
)

DRAWS = Register(
    title=_("随机抽取"),
    act=SEE,
    rows=draws_seen_by,
    order=("-on", "-pk"),
    url=draw_url,
    prepare=name_places,
    subtitle=_("在计划页抽取。抽过的不能改也不能删；名单、种子和结果都在，任何人可以重算。"),
    columns=(
        Column("plan", _("督查计划"), lambda d: d.plan.name, sort=("plan__name", "number"), url=draw_url),
        Column("number", _("第几次"), lambda d: d.number, Kind.INT, sort=("number",)),
        Column("kind", _("抽取对象"), Said("kind"), sort=("kind",)),
        Column("on", _("抽取日期"), lambda d: d.on, Kind.DATE, sort=("on",)),
        Column("wanted", _("抽取对象数"), lambda d: d.wanted, Kind.INT),
        Column("team", _("每个对象人数"), lambda d: d.team, Kind.INT),
        Column("seed_kind", _("种子来源"), Said("seed_kind")),
        Column("reason", _("再次抽取的理由"), lambda d: d.reason),
        Column("place", _("区划"), lambda d: d.place, sort=("division",)),
    ),
    filters=(
        search("plan__name", "reason", label=_("计划或理由")),
        choice("kind", _("抽取对象"), labels.drawn),
    ),
)
