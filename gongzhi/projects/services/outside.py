"""Works of others, and what part of them each project claims: never more than the whole."""

from datetime import date

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.money.rules import share_in_words
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.projects.models import OutsideShare, OutsideWork
from gongzhi.projects.rules import EDIT, SEE
from gongzhi.projects.rules.outside import left
from gongzhi.projects.services import must_go_on


def _in_order(starts_on: object, due_on: object) -> None:
    if isinstance(starts_on, date) and isinstance(due_on, date) and due_on < starts_on:
        words = "计划完工早于计划开工，请核对这两个日期。"
        raise Refused(words, {"due_on": [words]})


def add_outside_work(work: OutsideWork, *, by: Viewer) -> OutsideWork:
    _in_order(work.starts_on, work.due_on)
    return add(work, act=EDIT, by=by, event="projects.outside.added")


def change_outside_work(
    work: OutsideWork, *, by: Viewer, version: int | None = None, **fields: object
) -> OutsideWork:
    _in_order(fields.get("starts_on", work.starts_on), fields.get("due_on", work.due_on))
    return change(work, act=EDIT, by=by, event="projects.outside.changed", version=version, **fields)


@transaction.atomic
def add_share(share: OutsideShare, *, by: Viewer) -> OutsideShare:
    must_go_on(share.project)
    by.must(SEE, share.work.division)
    share.division = share.project.division
    made = add(share, act=EDIT, by=by, event="projects.share.added")
    _must_not_exceed_the_whole(made)
    return made


@transaction.atomic
def change_share(
    share: OutsideShare, *, by: Viewer, version: int | None = None, **fields: object
) -> OutsideShare:
    must_go_on(share.project)
    made = change(share, act=EDIT, by=by, event="projects.share.changed", version=version, **fields)
    _must_not_exceed_the_whole(made)
    return made


def _must_not_exceed_the_whole(share: OutsideShare) -> None:
    """Looked at after it is written: whoever records holds the turn of the audit, so no two shares pass each other."""
    others = share.work.shares.exclude(pk=share.pk).values_list("share_bp", flat=True)
    free = left(others)
    if (share.share_bp or 0) > free:
        words = f"一项工程归到各项目的比例合起来不能超过 100%，现在还剩 {share_in_words(free)}，请改小。"
        raise Refused(words, {"share_bp": [words]})
