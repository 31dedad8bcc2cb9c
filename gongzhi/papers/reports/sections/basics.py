"""一、基本情况: the pilot, its money, and each community of it."""

from django.urls import reverse

from gongzhi.funds.queries import arrivals_seen_by, match_standing, money, sources_seen_by
from gongzhi.funds.rules import BASIS
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.papers.reports.sections.figures import UNKNOWN, Figures, filled, said, sentence
from gongzhi.papers.writing.numbering import han
from gongzhi.papers.writing.paper import Block, Heading, Paragraph, Run
from gongzhi.programmes.models import PilotUnit
from gongzhi.programmes.queries import current_batch, pilot_units_seen_by
from gongzhi.registry.models import Observation
from gongzhi.registry.queries import observations_seen_by
from gongzhi.registry.rules import UNITS, Measured

# What a report says of a community's size, in this order.
SIZES = (Measured.HOUSEHOLDS, Measured.RESIDENTS, Measured.ELDERS)


def section(viewer: Viewer, fig: Figures) -> list[Block]:
    units = list(pilot_units_seen_by(viewer).order_by("level", "pk"))
    street = next((u for u in units if u.level == "street"), None)
    communities = [u for u in units if u.level == "community"]
    sizes = _sizes(viewer, fig, communities)
    return [
        Heading(1, "基本情况"),
        Paragraph((*_pilot(viewer, fig, street, communities), *_money(viewer, fig))),
        *(_community(unit, sizes.get(unit.unit_division, []), fig) for unit in communities),
    ]


def _pilot(
    viewer: Viewer, fig: Figures, street: PilotUnit | None, communities: list[PilotUnit]
) -> tuple[Run, ...]:
    batch = current_batch(viewer)
    number = han(batch.number) if batch else None
    led = (
        f"{street.name or f'{UNKNOWN}街道'}承担“{(street.mechanism or UNKNOWN).removesuffix('创新').removesuffix('机制')}”机制创新任务，"
        if street
        else ""
    )
    url = f"{reverse('programmes:units')}?level=community"
    return said(
        "我县是全省第",
        fig.run("批次", number, reverse("programmes:batches")),
        "批城乡社区治理试点单位，",
        led,
        _listed(communities),
        fig.number("试点社区数", len(communities), url),
        "个城市社区开展试点。",
    )


def _listed(communities: list[PilotUnit]) -> str:
    """Every named community with its type; none where the names are not known."""
    named = [
        f"{u.name}（{u.get_pilot_type_display()}）" if u.pilot_type else u.name for u in communities if u.name
    ]
    return "、".join(named) + "等" * (len(named) < len(communities)) if named else ""


def _money(viewer: Viewer, fig: Figures) -> tuple[Run, ...]:
    url = reverse("funds:sources")
    grant = sources_seen_by(viewer).filter(kind="provincial").order_by("pk").first()
    match = match_standing(viewer, fig.as_of)
    found = money(viewer, fig.as_of)
    came = reverse("funds:arrivals")
    arrived = arrivals_seen_by(viewer).exists()  # no arrival on file is not an arrival of nothing
    share = match[0].match_bp if match else None
    return said(
        "省级补助资金",
        fig.fen("省级补助", grant.planned_fen if grant else None, url),
        *_match(fig, share, match[1].required, match[1].short if arrived else None, url) if match else (),
        "。截至目前，各类资金应到",
        fig.money("应到资金", found.planned, url),
        *("，已到", fig.money("已到资金", found.arrived, came))
        if arrived
        else ("，到位情况", fig.run("已到资金", None, came)),
        "。各试点社区情况如下。",
    )


def _match(
    fig: Figures, share: int | None, required: int | None, short: int | None, url: str
) -> tuple[Run, ...]:
    return said(
        "，县级配套",
        fig.run("配套比例", f"{share * 100 / BASIS:g}%", url) if share is not None else None,
        "，应配套",
        fig.fen("应配套", required, url),
        "，尚缺",
        fig.fen("配套缺口", short, url),
    )


def _sizes(viewer: Viewer, fig: Figures, communities: list[PilotUnit]) -> dict[str, list[Observation]]:
    """The newest size of each kind for each place on the day of the report: one query."""
    rows = observations_seen_by(viewer).filter(
        division__in=[u.unit_division for u in communities if u.unit_division],
        measured__in=[m.value for m in SIZES],
    )
    newest: dict[tuple[str, str], Observation] = {}
    for row in sorted(rows, key=lambda o: (o.as_of is not None, o.as_of or fig.as_of, o.pk)):
        if row.as_of is None or row.as_of <= fig.as_of:
            newest[row.division, row.measured] = row
    found: dict[str, list[Observation]] = {}
    for measured in SIZES:
        for (division, kind), row in newest.items():
            if kind == measured:
                found.setdefault(division, []).append(row)
    return found


def _community(unit: PilotUnit, sizes: list[Observation], fig: Figures) -> Paragraph:
    url = reverse("programmes:unit", args=[unit.pk])
    name = unit.name or f"{UNKNOWN}社区"
    focus = unit.service_focus
    told = "。" in focus  # an old report's own sentences say when it was founded and what it is like
    kind = str(unit.get_pilot_type_display()) if unit.pilot_type else None
    founded = str(unit.founded_year) if unit.founded_year else None
    runs = said(
        *() if told else ("成立于", fig.run(f"{name}成立年份", founded, url), "年，"),
        *_size(name, sizes, fig),
        "试点类型为",
        fig.run(f"{name}试点类型", kind, url),
        "。" if told or not focus else f"，重点是{sentence(focus)}",
        sentence(filled(focus)) if told else None,
    )
    return Paragraph(runs, lead=f"{name}。")


def _size(name: str, sizes: list[Observation], fig: Figures) -> list[Run | str]:
    runs: list[Run | str] = []
    for row in sizes:
        label = str(row.get_measured_display())
        value = fig.number(f"{name}{label}", row.value, reverse("registry:observation", args=[row.pk]))
        runs += [label, value, f"{UNITS[Measured(row.measured)]}，"]
    return runs
