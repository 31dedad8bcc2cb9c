"""What a report says of the pilot becomes its batch, communities and street."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused
from gongzhi.papers.models.sources import Fact
from gongzhi.papers.reviewing.recording import UNKNOWN, home_of, key_of, on_file_before, said
from gongzhi.programmes import queries as programmes_read
from gongzhi.programmes import services as programmes
from gongzhi.programmes.models import Batch, PilotUnit


def batch(fact: Fact, by: Viewer) -> Batch:
    """The batch a report names; a programme is entered with it when none is on file."""
    number = int(fact.value) if fact.kind == "batch" and fact.value.isdigit() else None
    known = programmes_read.current_batch(by)
    if known and number in {None, known.number}:
        return known
    if number is None:
        raise Refused("还没有登记试点批次。请先采纳“批次”这一条，或在试点单位页登记批次。")
    programme = known.programme if known else None
    if programme is None:
        programme = programmes.programme_named("城乡社区治理试点", fact.division, by=by)
    return programmes.add_batch(Batch(division=fact.division, programme=programme, number=number), by=by)


def named_batch(fact: Fact, by: Viewer) -> Record:
    """The county's own batch once; another batch that the report speaks of is kept as said."""
    known = programmes_read.current_batch(by)
    return said(fact, by) if known and fact.value != str(known.number) else batch(fact, by)


def community(fact: Fact, by: Viewer) -> Record:
    """A pilot community. A masked name stays blank and is owed; where the report gives each masked community an
    item of its own, the list before them adds no further ones."""
    masked = fact.value == UNKNOWN
    if masked and not fact.details.get("profile") and _has_profiles(fact):
        return said(fact, by)
    known = programmes_read.pilot_units_seen_by(by).filter(level="community").exclude(name="")
    if masked and on_file_before(known, fact):
        return said(fact, by)  # which of the communities on file it is, only a person can tell
    if same := known.filter(name=fact.value).first():
        return same
    home = home_of(fact)
    founded = str(fact.details.get("founded", ""))
    unit = PilotUnit(
        division=home,
        unit_division="" if home == fact.division else home,
        batch=batch(fact, by),
        level="community",
        name="" if masked else fact.value[:80],
        founded_year=int(founded) if founded else None,
        service_focus=str(fact.details.get("profile", ""))[:400],
        key=key_of(fact) if masked else f"community:{fact.value[:80]}",
    )
    return programmes.add_pilot_unit(unit, by=by)


def _has_profiles(fact: Fact) -> bool:
    others = fact.source.facts.filter(kind="community", value=UNKNOWN)
    return any(other.details.get("profile") for other in others)


def mechanism(fact: Fact, by: Viewer) -> Record:
    """The street that tries it out; one on file with this mechanism is that street."""
    streets = programmes_read.pilot_units_seen_by(by).filter(level="street", mechanism__contains=fact.value)
    if known := on_file_before(streets, fact):
        return known
    return programmes.add_pilot_unit(
        PilotUnit(
            division=fact.division,
            batch=batch(fact, by),
            level="street",
            mechanism=fact.value[:60],
            key=f"report:{fact.source.sha256[:12]}:street",
        ),
        by=by,
    )
