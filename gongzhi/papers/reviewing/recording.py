"""What every recorder needs: the key of a passage, its citation, its place, and the home of what has no register."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import address
from gongzhi.ground.divisions.queries import at_or_below
from gongzhi.ground.records.models import Record
from gongzhi.papers import labels
from gongzhi.papers.models.sources import Fact
from gongzhi.registry import services as registry
from gongzhi.registry.models import Observation

R = TypeVar("R", bound=Record)
UNKNOWN = "*"
Recorder = Callable[[Fact, Viewer], Record]


def key_of(fact: Fact) -> str:
    """The business key that makes accepting the same passage twice change nothing."""
    return f"report:{fact.source.sha256[:12]}:{fact.kind}:{fact.start}"


def cited(fact: Fact) -> str:
    """Where in which report it stands."""
    return f"{fact.source.title}〔{fact.section or '-'}:{fact.start}〕"[:200]


def home_of(fact: Fact) -> str:
    """The division of the place a fact names, where it is on file under the report's own; else the report's."""
    place = str(fact.details.get("place", "")) or (fact.value if fact.kind == "community" else "")
    return next((code for code, name in at_or_below(fact.division) if place and name == place), fact.division)


def said(fact: Fact, by: Viewer, measured: str = "other", value: int | None = None) -> Record:
    """A sourced observation: the home of what has no register of its own."""
    words = f"{labels.fact_kind()[fact.kind]}：{fact.value or fact.quote}"[:200]
    row = Observation(division=fact.division, measured=measured, value=value, words=words, source=cited(fact))
    return registry.observe(row, by=by)


def on_file_before(rows: Iterable[R], fact: Fact) -> R | None:
    """The first of these records that was not made from the same report."""
    own = set(fact.source.facts.exclude(record="").values_list("record", flat=True))
    return next((row for row in rows if address(row) not in own), None)
