"""The two ways in: a file, or text pasted into a box."""

import hashlib

from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.parent import read_apart
from gongzhi.papers.intake.plain import checked, decoded
from gongzhi.papers.intake.radicals import without_radicals
from gongzhi.papers.intake.sniff import kind_of
from gongzhi.papers.intake.taken import Draft, Kind, Taken


def take_in(data: bytes, filename: str) -> Taken:
    """The text of an uploaded file. Raises Unreadable, whose message says in Chinese how to mend it.

    The name is used only to refuse a file that is not what it says it is.
    """
    if not data:
        raise Unreadable(Fault.EMPTY)
    if len(data) > limits.UPLOAD:
        raise Unreadable(Fault.LARGE)
    kind = kind_of(data, filename)
    draft = Draft(decoded(data)) if kind is Kind.TXT else read_apart(data, kind)
    if not draft.text.strip():
        raise Unreadable(Fault.EMPTY)
    return Taken(draft.text, kind, hashlib.sha256(data).hexdigest(), draft.pages, draft.marks)


def take_pasted(text: str) -> Taken:
    """Text pasted by hand, hashed as UTF-8. Raises Unreadable like `take_in`."""
    try:
        data = text.encode()
    except UnicodeEncodeError as broken:
        raise Unreadable(Fault.CODING) from broken
    if len(data) > limits.TEXT:
        raise Unreadable(Fault.LONG)
    return Taken(without_radicals(checked(text)), Kind.TXT, hashlib.sha256(data).hexdigest(), None)
