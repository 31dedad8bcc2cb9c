"""What an accepted fact becomes: one recorder a kind, each calling the services of the capability it feeds.

A recorder gives the record, or raises Refused when the fact alone does not say enough to make one.
"""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.models import Record
from gongzhi.papers.models.sources import Fact
from gongzhi.papers.reviewing.bodies import body, post
from gongzhi.papers.reviewing.duties import problem, task, unknown, work
from gongzhi.papers.reviewing.pilots import community, mechanism, named_batch
from gongzhi.papers.reviewing.recording import Recorder, cited, said
from gongzhi.papers.reviewing.sums import amount, fen_of
from gongzhi.programmes import services as programmes
from gongzhi.programmes.models import Requirement
from gongzhi.programmes.rules import Asked
from gongzhi.registry import services as registry
from gongzhi.registry.models import Observation

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
