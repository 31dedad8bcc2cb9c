"""Bodies and posts of a report become groups, organisations and seats."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused
from gongzhi.leadership import queries as leadership_read
from gongzhi.leadership import services as leadership
from gongzhi.leadership.models import Group, Seat
from gongzhi.papers.models.sources import Fact
from gongzhi.papers.reviewing.recording import on_file_before, said
from gongzhi.registry import queries as registry_read
from gongzhi.registry import services as registry
from gongzhi.registry.models import Organisation


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
