from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongzhi.funds.models import Instalment, Source
from gongzhi.funds.queries import standings
from gongzhi.funds.rules import instalments as rules
from gongzhi.ground.accounts.viewer import Viewer


def instalments_seen_by(viewer: Viewer, act: str = "funds.see") -> QuerySet[Instalment]:
    return Instalment.objects.filter(viewer.within(act)).select_related("source", "source__base")


@dataclass(frozen=True)
class Laid:
    """One instalment on a day: what of it arrived (fen, None: unknown) and how it stands."""

    row: Instalment
    got: int | None
    state: rules.State

    @property
    def short(self) -> int | None:
        planned = self.row.planned_fen
        return None if planned is None or self.got is None else planned - self.got


def part_of(row: Instalment) -> rules.Part:
    return rules.Part(row.planned_fen, row.due_on, row.condition, row.met_on)


def laid(sources: Iterable[Source], on: date) -> dict[int, Laid]:
    """Every instalment of these sources, by its key. Four questions, however many there are."""
    known = {source.pk: source for source in sources}
    found = standings(known.values(), on)
    rows: dict[int, list[Instalment]] = {}
    for row in Instalment.objects.filter(source__in=known).order_by("source", "number"):
        rows.setdefault(row.source_id, []).append(row)
    return {
        each.row.pk: each
        for key, own in rows.items()
        for each in _laid(own, found[key].came, found[key].unclear, on)
    }


def _laid(rows: list[Instalment], arrived: int, unclear: int, on: date) -> list[Laid]:
    parts = [part_of(row) for row in rows]
    return [
        Laid(row, got, rules.state(part, got, on, unclear=bool(unclear)))
        for row, part, got in zip(rows, parts, rules.covered(parts, arrived), strict=True)
    ]


def owed_by_day(source: Source, on: date) -> list[rules.Owed]:
    """What a source owes by each day of its instalments."""
    standing = standings([source], on)[source.pk]
    parts = [part_of(row) for row in Instalment.objects.filter(source=source).order_by("number")]
    return rules.by_day(parts, standing.came, unclear=bool(standing.unclear))
