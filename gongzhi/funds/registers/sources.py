from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongzhi.funds import labels, rules
from gongzhi.funds.models import Allocation, Arrival, Source
from gongzhi.funds.queries import allocations_seen_by, arrivals_seen_by, sources_seen_by, standings, sums
from gongzhi.funds.queries.ledger import not_posted, posted
from gongzhi.funds.services.receipts import enter_arrival, may_be_posted
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.money.rules import wan
from gongzhi.ground.unknowns.rules import percent
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.figures import money, total_words
from gongzhi.ground.web.places import name_places
from gongzhi.ground.web.registers import Act, Batch, Column, Filter, Register, choice, flag, search
from gongzhi.ground.web.said import Said

TONES = {
    rules.Sum.AGREES: "green",
    rules.Sum.OVER: "red",
    rules.Sum.UNDER: "yellow",
    rules.Sum.UNKNOWN: "grey",
}


def source_url(source: Source) -> str:
    return reverse("funds:source", args=[source.pk])


def allocation_url(row: Allocation) -> str:
    return reverse("funds:allocation", args=[row.pk])


def arrival_url(row: Arrival) -> str:
    return reverse("funds:arrival", args=[row.pk])


def arrivals_of(source: Source) -> str:
    return f"{reverse('funds:arrivals')}?source={source.pk}"


def allocations_of(source: Source) -> str:
    return f"{reverse('funds:allocations')}?source={source.pk}"


def sum_light(found: rules.Sum) -> Light:
    return Light(str(labels.check()[found]), TONES[found], _now("分配合计与来源金额比较"))


def how_required(source: Source) -> str:
    """Whether the sum was given or derived, in words."""
    if source.planned_fen is not None:
        return _now("登记")
    if source.base and source.match_bp is not None:
        return _now("推算：%(base)s的 %(share)s") % {
            "base": source.base.name,
            "share": rules.share_in_words(source.match_bp),
        }
    return _now("未知")


def purposes_in_words(source: Source) -> str:
    """What it may be used for; "" where nobody has entered a rule."""
    return "、".join(str(word) for code, word in labels.purpose().items() if code in source.allowed)


def arrived(standing: rules.Standing) -> int | str | None:
    """A sum; None when no part of it is known; “≥ 1,000,000.00元（另有 1 项未知）” with unknown parts."""
    came = rules.came(standing)
    if came.complete:
        return came.known
    return None if came.silent else total_words(came, money)


def rate(standing: rules.Standing) -> str | None:
    return None if standing.rate is None else percent(standing.rate)


def _prepare_sources(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    found, checks = standings(rows, viewer.today), sums(rows)
    for row in rows:
        row.standing, row.sum = found[row.pk], checks[row.pk]


SOURCES = Register(
    title=_("资金来源"),
    act="funds.see",
    importing="sources",
    rows=sources_seen_by,
    order=("division", "kind", "pk"),
    url=source_url,
    prepare=_prepare_sources,
    columns=(
        Column("name", _("名称"), lambda s: s.name, sort=("name",), url=source_url),
        Column("kind", _("类别"), Said("kind"), sort=("kind",)),
        Column("required", _("应到"), lambda s: s.standing.required, Kind.MONEY),
        Column("arrived", _("已到"), lambda s: arrived(s.standing), Kind.MONEY, url=arrivals_of),
        Column("short", _("缺口"), lambda s: s.standing.short, Kind.MONEY),
        Column("rate", _("到位率"), lambda s: rate(s.standing)),
        Column("sum", _("分配核对"), lambda s: sum_light(s.sum), Kind.LIGHT, url=allocations_of),
        Column("due_on", _("应到日期"), lambda s: s.due_on, Kind.DATE, sort=("due_on",)),
        Column("how", _("应到依据"), how_required, asked=True),
        Column("purposes", _("允许的用途"), lambda s: purposes_in_words(s) or None, asked=True),
        Column("spend_by", _("使用期限"), lambda s: s.spend_by, Kind.DATE, sort=("spend_by",), asked=True),
        Column("place", _("区划"), lambda s: s.place, sort=("division",)),
    ),
    filters=(
        search("name", "purpose", label=_("名称或用途")),
        choice("kind", _("类别"), labels.source_kind),
        flag("unknown", _("金额未知"), lambda viewer: Q(planned_fen__isnull=True, match_bp__isnull=True)),
    ),
    acts=(Act(_("登记来源"), "funds:source-new", "funds.edit"),),
)


def _of_source() -> Filter:
    return search("source__name", "note", label=_("来源或说明"))


def by_source(rows: Any, value: str, viewer: Viewer) -> Any:
    return rows.filter(source=int(value)) if value.isascii() and value.isdigit() and len(value) < 18 else rows


def source_filter() -> Filter:
    return Filter(
        "source",
        _("资金来源"),
        by_source,
        choices=lambda viewer: [(str(s.pk), s.name) for s in sources_seen_by(viewer)],
    )


ALLOCATIONS = Register(
    title=_("资金分配"),
    act="funds.see",
    importing="allocations",
    rows=allocations_seen_by,
    order=("source", "division", "pk"),
    url=allocation_url,
    prepare=name_places,
    columns=(
        Column("title", _("分配对象"), lambda a: a.title, sort=("title",), url=allocation_url),
        Column("source", _("资金来源"), lambda a: a.source.name, sort=("source__name",)),
        Column(
            "amount", _("金额"), lambda a: a.amount_fen, Kind.MONEY, sort=("amount_fen",), total="amount_fen"
        ),
        Column("basis", _("依据"), Said("basis"), sort=("basis",)),
        Column("note", _("说明"), lambda a: a.note),
        Column("place", _("区划"), lambda a: a.place, sort=("division",)),
    ),
    filters=(_of_source(), source_filter(), choice("basis", _("依据"), labels.basis)),
    acts=(Act(_("登记分配"), "funds:allocation-new", "funds.edit"),),
)


def posted_light(arrival: Arrival, *, is_posted: bool) -> Light:
    if is_posted:
        return Light(_now("已入账"), "green")
    if may_be_posted(arrival):
        return Light(_now("未入账"), "yellow", _now("随表格导入，或冲销以后还没有重新入账"))
    return Light(_now("待补"), "grey", _now("金额或日期未知，不能入账"))


def _prepare_arrivals(rows: list[Any], viewer: Viewer) -> None:
    name_places(rows, viewer)
    found = posted(rows)
    for row in rows:
        row.light = posted_light(row, is_posted=row.pk in found)


ARRIVALS = Register(
    title=_("到位记录"),
    act="funds.see",
    importing="arrivals",
    rows=arrivals_seen_by,
    order=("-arrived_on", "-pk"),
    url=arrival_url,
    prepare=_prepare_arrivals,
    columns=(
        Column("source", _("资金来源"), lambda a: a.source.name, sort=("source__name",), url=arrival_url),
        Column(
            "amount",
            _("到位金额"),
            lambda a: a.amount_fen,
            Kind.MONEY,
            sort=("amount_fen",),
            total="amount_fen",
        ),
        Column("wan", _("折合"), lambda a: None if a.amount_fen is None else wan(a.amount_fen)),
        Column("arrived_on", _("到位日期"), lambda a: a.arrived_on, Kind.DATE, sort=("arrived_on",)),
        Column("light", _("入账"), lambda a: a.light, Kind.LIGHT),
        Column("voucher", _("凭证"), lambda a: a.voucher or None),
        Column("note", _("说明"), lambda a: a.note),
        Column("place", _("区划"), lambda a: a.place, sort=("division",)),
    ),
    filters=(
        _of_source(),
        source_filter(),
        flag("unknown", _("金额未知"), lambda viewer: Q(amount_fen__isnull=True)),
        flag("waiting", _("未入账"), lambda viewer: not_posted()),
    ),
    batches=(
        Batch("post", _("入账"), "funds.edit", lambda row, fields, version, by: enter_arrival(row, by=by)),
    ),
    acts=(Act(_("登记到位"), "funds:arrival-new", "funds.edit"),),
)
