"""What an accepted fact becomes: one recorder a kind, each calling the services of the capability it feeds.

A recorder gives the record, or raises Refused when the fact alone does not say enough to make one.
"""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused
from gongzhi.ground.unknowns.models import Gap
from gongzhi.ground.unknowns.services import owe
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.leadership import queries as leadership_read
from gongzhi.leadership import services as leadership
from gongzhi.leadership.models import Group, Seat
from gongzhi.papers import labels
from gongzhi.papers.models.sources import Fact
from gongzhi.papers.reviewing.recording import UNKNOWN, Recorder, cited, home_of, key_of, on_file_before, said
from gongzhi.papers.reviewing.sums import amount, fen_of
from gongzhi.programmes import queries as programmes_read
from gongzhi.programmes import services as programmes
from gongzhi.programmes.models import Batch, PilotUnit, Requirement
from gongzhi.programmes.rules import Asked
from gongzhi.registry import queries as registry_read
from gongzhi.registry import services as registry
from gongzhi.registry.models import Observation, Organisation
from gongzhi.spaces import services as spaces
from gongzhi.spaces.models import Work
from gongzhi.spaces.rules import Action
from gongzhi.tasks import services as tasks
from gongzhi.tasks.models import Problem, Task


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


def body(fact: Fact, by: Viewer) -> Record:
    """Groups go to the leadership register, everything else to the organisations."""
    name = fact.value[:120]
    kinds = {"领导小组": "leading_group", "办公室": "office", "专班": "task_force"}
    kind = next((code for tail, code in kinds.items() if name.endswith(tail)), None)
    if kind is None:
        known_org = registry_read.organisation_named(name, fact.division)
        return known_org or registry.add_organisation(
            Organisation(division=fact.division, name=name, kind="government"), by=by
        )
    groups = leadership_read.groups_seen_by(by).filter(division=fact.division)
    known = groups.filter(name=name).first()
    if known is None and name in kinds:  # a bare 领导小组 is the one on file
        known = groups.filter(kind=kind).order_by("pk").first()
    group = Group(division=fact.division, name=name, kind=kind)
    return known or leadership.add_group(group, by=by)


def post(fact: Fact, by: Viewer) -> Record:
    group = leadership_read.leading_group(by)
    if group is None:
        raise Refused("还没有登记领导小组。请先采纳“领导小组”这一条，再采纳任职。")
    if on_file_before(leadership_read.seats_seen_by(by).filter(group=group, post=fact.value[:40]), fact):
        return said(fact, by)  # who holds the post is on file already
    seat = Seat(group=group, post=fact.value[:40], holder_post=str(fact.details.get("holder", ""))[:120])
    return leadership.add_seat(seat, by=by)


COUNTED = {
    "community": "pilot_communities",
    "staff": "staff",
    "social_worker": "social_workers",
    "certified": "certified",
    "task_force": "task_forces",
    "department": "departments",
    "org": "organisations",
    "household": "households",
    "resident": "residents",
    "volunteer": "volunteers",
    "area": "area",
    "elder": "elders",
}


def count(fact: Fact, by: Viewer) -> Record:
    what, _, value = fact.value.partition(":")
    return said(fact, by, COUNTED.get(what, "other"), fen_of(value))


# What a fact of these kinds asks for; the rules of reward and deduction by the value they were read as.
ASKED = {
    "standard": Asked.STANDARD,
    "aspect": Asked.ASPECT,
    "checked": Asked.CHECKED,
    "reward": Asked.REWARD,
    "adjust": Asked.ADJUSTMENT,
    "notice_province": Asked.NOTICE,
    "deduct_full": Asked.DEDUCTION,
    "deduct": Asked.DEDUCTION,
}


def requirement(fact: Fact, by: Viewer) -> Record:
    """What the evaluation asks for, in the report's words. Numbers stay 未录入 in the rule sets."""
    kind = fact.value.partition(":")[0] if fact.kind == "rule" else fact.kind
    text = fact.quote if fact.kind == "rule" else fact.value
    if fact.kind == "rule":
        programmes.enter_default_rules(fact.division, by=by)
    row = Requirement(
        division=fact.division,
        kind=ASKED[kind].value,
        text=text[:300],
        source=cited(fact),
        position=fact.start,
    )
    return programmes.add_requirement(row, by=by)


def visited(fact: Fact, by: Viewer) -> Record:
    row = Observation(division=fact.division, measured="visited", words=fact.value[:200], source=cited(fact))
    return registry.observe(row, by=by)


def theme(fact: Fact, by: Viewer) -> Record:
    """In the words of the report, unless somebody mended them."""
    words = fact.quote if fact.value == fact.found else fact.value
    row = Observation(division=fact.division, measured="theme", words=words[:200], source=cited(fact))
    return registry.observe(row, by=by)


def problem(fact: Fact, by: Viewer) -> Record:
    row = Problem(
        division=home_of(fact),
        title=fact.quote[:300],
        topic=str(fact.details.get("heading", ""))[:120],
        cause=str(fact.details.get("cause", ""))[:300],
        key=key_of(fact),
    )
    return tasks.add_problem(row, by=by)


def _demand(fact: Fact, by: Viewer) -> Record:
    row = Requirement(
        division=fact.division,
        kind=Asked.DEMAND.value,
        text=fact.quote[:300],
        source=cited(fact),
        position=fact.start,
    )
    return programmes.add_requirement(row, by=by)


# A task that stands among the problems mends them.
TOPICS = {"problems": "针对问题抓好整改"}


def task(fact: Fact, by: Viewer) -> Record:
    """What somebody is to do. What governments above are said to want is no task of the county: it is a demand."""
    if fact.details.get("role") == "evaluation":
        return _demand(fact, by)
    lead = str(fact.details.get("lead", ""))[:120]
    known = registry_read.organisation_named(lead, fact.division) if lead else None
    role = str(fact.details.get("role", ""))
    row = Task(
        division=home_of(fact),
        title=fact.quote[:200],
        topic=(TOPICS.get(role) or str(fact.details.get("heading", "")))[:120],
        detail=fact.quote[:600],
        lead=known,
        lead_words="" if known else lead,
        key=key_of(fact),
    )
    return tasks.add_task(row, by=by)


# The cue in a sentence, and the kind of works it stands for; the first that is found decides.
ACTIONS = [
    ("微改造", Action.MICRO),
    ("新增", Action.ADD),
    ("建设", Action.BUILD),
    ("调整", Action.REZONE),
    ("改造", Action.RENOVATE),
    ("完善", Action.IMPROVE_ONLY),
]


def work(fact: Fact, by: Viewer) -> Record:
    fallback = fact.details.get("fallback") == "yes"
    found = next((action for cue, action in ACTIONS if cue in fact.quote), Action.RENOVATE)
    row = Work(
        division=home_of(fact),
        title=fact.quote[:200],
        action=(Action.IMPROVE_ONLY if fallback else found).value,
        due_words=str(fact.details.get("due", ""))[:60],
        key=key_of(fact),
    )
    return spaces.add_work(row, by=by)


# Who owes a masked value at first, and how long.
OFFICE, WORKDAYS_TO_FILL = "领导小组办公室", 10


def unknown(fact: Fact, by: Viewer) -> Record:
    """A masked value becomes something that is owed: by the office that accepts it, within ten working days,
    until somebody else is named."""
    around = fact.source.text[max(0, fact.start - 12) : fact.end + 14].replace("\n", " ")
    words = labels.unknown_kind().get(fact.value, fact.value)
    return owe(
        Gap(
            division=fact.division,
            what=f"{words}：…{around}…"[:200],
            kind=fact.value[:20],
            why=f"{fact.source.title}中以* *代替"[:200],
            owner=next(iter(registry_read.names_of_bodies(by.bodies())), OFFICE),
            due_on=state_council_calendar().add_workdays(by.today, WORKDAYS_TO_FILL),
            key=key_of(fact),
        ),
        by=by,
    )


# Every kind of fact and what it becomes. Kinds that have no register yet are kept as sourced observations.
RECORDERS: dict[str, Recorder] = {
    "community": community,
    "batch": named_batch,
    "mechanism": mechanism,
    "amount": amount,
    "body": body,
    "post": post,
    "count": count,
    "rule": requirement,
    "problem": problem,
    "task": task,
    "work": work,
    "unknown": unknown,
    "theme": theme,
    "date": said,
    "visited": visited,
    "standard": requirement,
    "aspect": requirement,
    "checked": requirement,
}
