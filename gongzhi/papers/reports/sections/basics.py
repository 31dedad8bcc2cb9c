"""一、基本情况: the pilot, its money, and each community of it."""

from django.urls import reverse

from gongzhi.funds.models import Source
from gongzhi.funds.queries import arrivals_seen_by, match_standing, money, sources_seen_by
from gongzhi.funds.rules import Standing, share_in_words
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.chinese.ordinals import han
from gongzhi.ground.official.paper import Block, Heading, Paragraph, Run
from gongzhi.papers.reports.sections.figures import UNKNOWN, Figures, day_words, filled, said, sentence
from gongzhi.programmes.models import PilotUnit
from gongzhi.programmes.queries import current_batch, pilot_units_seen_by
from gongzhi.registry.models import Observation
from gongzhi.registry.queries import observations_seen_by
from gongzhi.registry.rules import UNITS, Measured

# What a report says of a community's size, in this order and in these words.
SIZES = {Measured.HOUSEHOLDS: "居民", Measured.RESIDENTS: "常住人口", Measured.ELDERS: "老年人"}


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
        fig.on_file("试点社区数", len(communities) or None, url),
        "个城市社区",
        *_themes(viewer, fig, communities),
        "开展试点。",
    )


def _themes(viewer: Viewer, fig: Figures, communities: list[PilotUnit]) -> tuple[Run | str, ...]:
    """围绕…: what the communities try out, as long as it is not known which tries which."""
    if any(unit.pilot_type for unit in communities):
        return ()
    rows = observations_seen_by(viewer).filter(measured=Measured.THEME.value).order_by("pk")
    words = dict.fromkeys(filled(row.words) for row in rows)
    url = f"{reverse('registry:profiles')}?measured={Measured.THEME.value}"
    return ("围绕", fig.run("试点主题", "、".join(words), url)) if words else ()


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
    return said(
        "省级补助资金",
        fig.fen("省级补助", grant.planned_fen if grant else None, url),
        *_match(fig, match, url, arrived=arrived),
        f"。截至{day_words(fig.as_of)}，各类资金合计应到",
        fig.money("应到资金", found.planned, url),
        *("，已到", fig.money("已到资金", found.arrived, came))
        if arrived
        else ("，到位情况", fig.run("已到资金", None, came)),
        "。各试点社区情况如下。",
    )


def _match(
    fig: Figures, match: tuple[Source, Standing] | None, url: str, *, arrived: bool
) -> tuple[Run, ...]:
    if match is None:
        return ()
    source, standing = match
    share = source.match_bp
    one = f"{url}{source.pk}/"
    return said(
        "，县级",
        *("按", fig.run("配套比例", share_in_words(share), one)) if share is not None else (),
        "配套，应配套",
        fig.fen("应配套", standing.required, one),
        "，尚缺",
        fig.fen("配套缺口", standing.short if arrived else None, one),
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
    if told:
        words = said(sentence(filled(focus)), "试点类型为", fig.run(f"{name}试点类型", kind, url), "。")
        return Paragraph(words, lead=f"{name}。")
    runs = said(
        "成立于",
        fig.run(f"{name}成立年份", founded, url),
        "年，",
        *_size(name, sizes, fig),
        "试点类型为",
        fig.run(f"{name}试点类型", kind, url),
        f"，重点是{sentence(focus)}" if focus else "。",
    )
    return Paragraph(runs, lead=f"{name}。")


def _size(name: str, sizes: list[Observation], fig: Figures) -> list[Run | str]:
    """现有居民1180户、常住人口3057人，"""
    runs: list[Run | str] = []
    for row in sizes:
        measured = Measured(row.measured)
        url = reverse("registry:observation", args=[row.pk])
        value = fig.number(f"{name}{row.get_measured_display()}", row.value, url)
        runs += ["、" if runs else "现有", SIZES[measured], value, UNITS[measured]]
    return [*runs, "，"] if runs else []
