"""What is to be done becomes a problem, a task, works, or a value that is owed."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.models import Record
from gongzhi.ground.unknowns.models import Gap
from gongzhi.ground.unknowns.services import owe
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.papers import labels
from gongzhi.papers.models.sources import Fact
from gongzhi.papers.reviewing.recording import cited, home_of, key_of
from gongzhi.programmes import services as programmes
from gongzhi.programmes.models import Requirement
from gongzhi.programmes.rules import Asked
from gongzhi.registry import queries as registry_read
from gongzhi.spaces import services as spaces
from gongzhi.spaces.models import Work
from gongzhi.spaces.rules import Action
from gongzhi.tasks import services as tasks
from gongzhi.tasks.models import Problem, Task


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
