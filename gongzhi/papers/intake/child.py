"""The process in which a Word or PDF file is parsed: the file on stdin, one JSON answer on stdout, then the end.

It first gives up what it does not need. Its own line `passed` says that the cheap checks are over and reading begins.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module

from gongzhi.ground.confined import child as confined
from gongzhi.ground.confined.child import say
from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.parent import PASSED
from gongzhi.papers.intake.taken import Draft, Kind

# Checks the file at once; the callable it returns does the reading.
Opener = Callable[[bytes], Callable[[], Draft]]
READERS = {Kind.DOCX: "gongzhi.papers.intake.word", Kind.PDF: "gongzhi.papers.intake.pdf"}


def confine() -> None:
    """Memory, processor, files: from here on the kernel holds this process to `limits`."""
    confined.confine(
        address_space=limits.ADDRESS_SPACE,
        seconds=limits.CHECK_SECONDS,
        longest=limits.READ_SECONDS,
        open_files=limits.OPEN_FILES,
    )


def passed() -> None:
    """The file has passed its checks: reading may take longer than checking."""
    confined.allow_seconds(limits.READ_SECONDS)
    say(PASSED)


def answer(data: bytes, kind: Kind) -> dict[str, object]:
    """The draft, or the fault, as it travels."""
    try:
        opener: Opener = import_module(READERS[kind]).opened
        read = opener(data)
        passed()
        draft = read()
        if len(draft.text.encode()) > limits.TEXT:
            raise Unreadable(Fault.LONG)
    except Unreadable as refusal:
        return {"fault": refusal.fault}
    except MemoryError:
        return {"fault": Fault.HEAVY}
    except RecursionError:
        return {"fault": Fault.MARKUP}
    marks = [[mark.start, mark.end, mark.what] for mark in draft.marks]
    return {"text": draft.text, "pages": draft.pages, "marks": marks}


def main() -> None:
    confine()
    said = answer(sys.stdin.buffer.read(limits.UPLOAD + 1), Kind(sys.argv[3]))
    say(json.dumps(said, ensure_ascii=False).encode())
    confined.end()


if __name__ == "__main__":
    main()
