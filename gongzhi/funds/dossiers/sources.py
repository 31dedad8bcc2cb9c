"""The dossier pages of this capability, as data."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from gongzhi.funds.dossiers.instalments import instalments_of
from gongzhi.funds.models import Allocation, Arrival, Source
from gongzhi.funds.queries import standings, sums
from gongzhi.funds.queries.ledger import live_entry
from gongzhi.funds.registers.ledger import entry_url
from gongzhi.funds.registers.sources import (
    allocation_url,
    allocations_of,
    arrival_url,
    arrivals_of,
    arrived,
    how_required,
    posted_light,
    purposes_in_words,
    rate,
    source_url,
    sum_light,
)
from gongzhi.funds.rules import follows
from gongzhi.funds.services.ledger import POST
from gongzhi.funds.services.receipts import may_be_posted
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name, names
from gongzhi.ground.money.rules import yuan
from gongzhi.ground.web.cells import Kind, cell
from gongzhi.ground.web.pages import Dossier, Fact, PageAct, Section

EDIT = "funds.edit"


def source_dossier(source: Source, viewer: Viewer) -> Dossier:
    """Required, arrived and short on this day; what it is allocated to; what came when."""
    standing = standings([source], viewer.today)[source.pk]
    base = source.base
    return Dossier(
        title=source.name,
        kind=_("资金来源"),
        row=source,
        state=sum_light(sums([source])[source.pk]),
        trail=[(_("资金来源"), reverse("funds:sources"))],
        acts=[
            PageAct(_("修改"), reverse("funds:source-edit", args=[source.pk]), EDIT, source.division),
            PageAct(
                _("登记到位"), f"{reverse('funds:arrival-new')}?source={source.pk}", EDIT, source.division
            ),
        ],
        facts=[
            Fact(_("类别"), source.get_kind_display()),
            Fact(
                _("应到"),
                standing.required,
                Kind.MONEY,
                source=how_required(source) if standing.required is not None else "",
            ),
            Fact(_("已到"), arrived(standing), Kind.MONEY, arrivals_of(source)),
            *([Fact(_("已扣减"), standing.deducted, Kind.MONEY)] if standing.deducted else []),
            Fact(_("缺口"), standing.short, Kind.MONEY),
            Fact(_("到位率"), rate(standing)),
            Fact(_("应到日期"), source.due_on, Kind.DATE),
            Fact(_("配套对象"), base.name if base else "", url=source_url(base) if base else ""),
            Fact(_("用途"), source.purpose),
            Fact(_("允许的用途"), purposes_in_words(source) or None, source=_("批准预算时按此核对")),
            Fact(_("使用期限"), source.spend_by, Kind.DATE),
            Fact(_("区划"), name(source.division)),
            Fact(_("说明"), source.note),
        ],
        sections=[*instalments_of(source, viewer), _allocations(source), _arrivals(source)],
    )


def _allocations(source: Source) -> Section:
    rows = list(source.allocations.all())
    places = names(a.division for a in rows)
    return Section(
        _("分配"),
        [_("分配对象"), _("区划"), _("金额"), _("依据")],
        [
            [
                cell(Kind.TEXT, a.title, allocation_url(a)),
                cell(Kind.TEXT, places[a.division]),
                cell(Kind.MONEY, a.amount_fen),
                cell(Kind.TEXT, a.get_basis_display()),
            ]
            for a in rows
        ],
        acts=[PageAct(_("全部分配"), allocations_of(source), "funds.see", source.division)],
    )


def _arrivals(source: Source) -> Section:
    return Section(
        _("到位"),
        [_("到位日期"), _("到位金额"), _("凭证")],
        [
            [
                cell(Kind.DATE, a.arrived_on, arrival_url(a)),
                cell(Kind.MONEY, a.amount_fen),
                cell(Kind.TEXT, a.voucher or None),
            ]
            for a in source.arrivals.all()
        ],
    )


def allocation_dossier(row: Allocation, viewer: Viewer) -> Dossier:
    return Dossier(
        title=row.title,
        kind=_("资金分配"),
        row=row,
        trail=[(_("资金分配"), reverse("funds:allocations"))],
        acts=[
            PageAct(_("修改"), reverse("funds:allocation-edit", args=[row.pk]), EDIT, row.division),
            PageAct(_("批准预算"), _authorise_url(row), POST, row.division),
        ],
        facts=[
            Fact(_("资金来源"), row.source.name, url=source_link(row.source, viewer)),
            Fact(_("金额"), row.amount_fen, Kind.MONEY),
            Fact(_("依据"), row.get_basis_display()),
            Fact(_("区划"), name(row.division)),
            Fact(_("说明"), row.note),
        ],
    )


def _authorise_url(row: Allocation) -> str:
    """The form with what the allocation says already in it."""
    fen = "" if row.amount_fen is None else yuan(row.amount_fen).removesuffix("元")
    told = {"source": row.source_id, "division": row.division, "amount_fen": fen, "words": row.title}
    return f"{reverse('funds:authorise')}?{urlencode(told)}"


def arrival_dossier(row: Arrival, viewer: Viewer) -> Dossier:
    live = live_entry(row)
    acts = []
    if not follows(row.key):
        acts.append(PageAct(_("修改"), reverse("funds:arrival-edit", args=[row.pk]), EDIT, row.division))
    if live is None and may_be_posted(row):
        url = reverse("funds:arrival-post", args=[row.pk])
        acts.append(PageAct(_("入账"), url, EDIT, row.division, method="post"))
    return Dossier(
        title=f"{row.source.name} {_('到位')}",
        kind=_("到位记录"),
        row=row,
        trail=[(_("到位记录"), reverse("funds:arrivals"))],
        state=posted_light(row, is_posted=live is not None),
        acts=acts,
        facts=[
            Fact(_("资金来源"), row.source.name, url=source_link(row.source, viewer)),
            Fact(_("到位金额"), row.amount_fen, Kind.MONEY),
            Fact(_("到位日期"), row.arrived_on, Kind.DATE),
            Fact(_("凭证"), row.voucher or None),
            Fact(_("会计分录"), live.words if live else "", url=entry_url(live) if live else ""),
            Fact(_("区划"), name(row.division)),
            Fact(_("说明"), row.note),
        ],
    )


def source_link(source: Source, viewer: Viewer) -> str:
    """A community may see its own share without the county's source."""
    return source_url(source) if viewer.may("funds.see", source.division) else ""
