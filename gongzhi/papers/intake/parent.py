"""The server's side of the child process: feeds it, keeps time, and believes nothing it says unchecked."""

import json

from gongzhi.ground.confined.parent import Bounds, Gone, answer_apart
from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.taken import Draft, Kind, Mark, What

ENTRY = "gongzhi.papers.intake.child"
PASSED = b"passed\n"

_WHY = {
    Gone.BUSY: Fault.BUSY,
    Gone.SLOW: Fault.SLOW,
    Gone.HEAVY: Fault.HEAVY,
    Gone.BROKEN: Fault.DAMAGED,
    Gone.LONG: Fault.LONG,
}


def read_apart(data: bytes, kind: Kind, entry: str = ENTRY) -> Draft:
    """What the child process read from the file. Raises Unreadable, also when the child dies or overstays."""
    bounds = Bounds(limits.CHECK_SECONDS, limits.ANSWER, PASSED, limits.READ_SECONDS)
    said = answer_apart(entry, [kind], data, bounds)
    if isinstance(said, Gone):
        raise Unreadable(_WHY[said])
    return _understood(said)


def _understood(answer: bytes) -> Draft:
    try:
        said = json.loads(answer)
        fault = Fault(said["fault"]) if "fault" in said else None
        draft = None if fault else _draft(said["text"], said["pages"], said["marks"])
    except (KeyError, TypeError, ValueError, RecursionError) as broken:
        raise Unreadable(Fault.DAMAGED) from broken
    if draft is None:
        raise Unreadable(fault or Fault.DAMAGED)
    return draft


def _draft(text: object, pages: object, marks: list[list[object]]) -> Draft:
    """The draft, if it is one: a child taken over by its file must not send the server something else."""
    if not isinstance(text, str) or not (pages is None or isinstance(pages, int)):
        raise TypeError("text or pages")
    return Draft(text, pages, tuple(_mark(len(text), *mark) for mark in marks))


def _mark(length: int, start: object, end: object, what: object) -> Mark:
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end <= length:
        raise TypeError("mark")
    return Mark(start, end, What(str(what)))
