"""Reading a file into candidate facts, and what a person makes of each."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model
from django.urls import reverse

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import address
from gongzhi.ground.files.services import keep_file
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused
from gongzhi.papers import labels
from gongzhi.papers.intake import Taken, Unreadable, take_in, take_pasted
from gongzhi.papers.models.sources import Clash, Fact, Source
from gongzhi.papers.reading import read
from gongzhi.papers.reviewing.recorders import RECORDERS
from gongzhi.papers.rules import ARROWS, FactMove, FactStatus, value_of

EDIT = "reading.edit"

# Where the page of a record is; a record without a page of its own opens its register.
PAGES = {
    "registry.Observation": "registry:observation",
    "registry.Organisation": "registry:organisation",
    "programmes.Batch": "programmes:batch",
    "programmes.PilotUnit": "programmes:unit",
    "programmes.Requirement": "programmes:requirement",
    "funds.Source": "funds:source",
    "leadership.Group": "leadership:group",
    "leadership.Seat": "leadership:seat",
    "tasks.Problem": "tasks:problem",
    "tasks.Task": "tasks:task",
    "spaces.Work": "spaces:work",
    "unknowns.Gap": "papers:gap",
}


def read_file(data: bytes, name: str, division: str, *, by: Viewer) -> Source:
    """Read an uploaded report. Refused, in the words of the intake, when it cannot be read safely."""
    by.must(EDIT, division)
    try:
        taken = take_in(data, name)
    except Unreadable as why:
        raise Refused(str(why)) from why
    return _enter(taken, name, division, data, by)


def read_pasted(text: str, title: str, division: str, *, by: Viewer) -> Source:
    by.must(EDIT, division)
    try:
        taken = take_pasted(text)
    except Unreadable as why:
        raise Refused(str(why)) from why
    return _enter(taken, title, division, None, by)


@transaction.atomic
def _enter(taken: Taken, title: str, division: str, data: bytes | None, by: Viewer) -> Source:
    """The same bytes in the same division give the reading that is there, unchanged."""
    if known := Source.objects.filter(division=division, sha256=taken.sha256).first():
        return known
    file = keep_file(data, title, division, act=EDIT, by=by) if data is not None else None
    source = add(
        Source(division=division, title=title[:200], file=file, sha256=taken.sha256, text=taken.text),
        act=EDIT,
        by=by,
        event="papers.source.read",
    )
    found = read(taken.text)
    Fact.objects.bulk_create(
        Fact(
            division=division,
            source=source,
            kind=c.kind.value,
            value=c.value[:300],
            found=c.value[:300],
            start=c.start,
            end=c.end,
            section=c.section[:30],
            confidence=round(c.confidence * 1000),
            details=dict(c.details),
            made_by_id=by.user_id or None,
        )
        for c in found.candidates
    )
    Clash.objects.bulk_create(
        Clash(
            division=division,
            source=source,
            code=c.code,
            words=c.words[:400],
            spans=[list(span) for span in c.spans],
            made_by_id=by.user_id or None,
        )
        for c in found.contradictions
    )
    return source


def _move(fact: Fact, move: FactMove) -> FactStatus:
    to = ARROWS.get((FactStatus(fact.status), move))
    if to is None:
        raise Refused("这一条已经处理过了，请刷新页面查看。")
    return to


def page_of(record: Model) -> str:
    name = PAGES.get(record._meta.label)
    return reverse(name, args=[record.pk]) if name else ""


@transaction.atomic
def accept_fact(fact: Fact, *, by: Viewer, version: int | None = None) -> Fact:
    """Make the record, and link it back to file and span."""
    to = _move(fact, FactMove.ACCEPT)
    by.must(EDIT, fact.division)
    record = RECORDERS[fact.kind](fact, by)
    return change(
        fact,
        act=EDIT,
        by=by,
        event="papers.fact.accepted",
        version=version,
        status=to.value,
        record=address(record),
        record_url=page_of(record),
    )


def reject_fact(fact: Fact, *, by: Viewer, version: int | None = None) -> Fact:
    to = _move(fact, FactMove.REJECT)
    return change(fact, act=EDIT, by=by, event="papers.fact.rejected", version=version, status=to.value)


def reopen_fact(fact: Fact, *, by: Viewer, version: int | None = None) -> Fact:
    to = _move(fact, FactMove.REOPEN)
    return change(fact, act=EDIT, by=by, event="papers.fact.reopened", version=version, status=to.value)


def mend_fact(fact: Fact, role: str, words: str, *, by: Viewer, version: int | None = None) -> Fact:
    """Correct what was read before accepting it; what the reader found is kept beside it.

    `role` says what a sum, a number or a blank is of; other kinds leave it empty. Refused when `words` are no figure.
    """
    known = labels.roles(fact.kind)
    if known and role not in known:
        raise Refused("请从清单中选择这是什么数。")
    try:
        value = value_of(fact.kind, role, words)
    except ValueError as why:
        raise Refused(str(why)) from why
    if fact.status != FactStatus.PROPOSED:
        raise Refused("已经处理过的事实不能再改，请在它对应的记录里修改。")
    return change(fact, act=EDIT, by=by, event="papers.fact.mended", version=version, value=value)


def accept_all(facts: Iterable[Fact], *, by: Viewer) -> tuple[int, list[str]]:
    """Accept one after the other; how many became records, and the words of those that did not."""
    done, refused = 0, []
    for fact in facts:
        try:
            accept_fact(fact, by=by)
        except Refused as why:
            refused.append(f"{fact.quote[:30]}：{why}")
        else:
            done += 1
    return done, refused


@transaction.atomic
def reject_all(facts: Iterable[Fact], *, by: Viewer) -> int:
    """Turn down one after the other; how many. Each can be reopened."""
    return len([reject_fact(fact, by=by) for fact in facts])
