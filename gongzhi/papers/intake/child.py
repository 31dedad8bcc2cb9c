"""The process in which a Word or PDF file is parsed: the file on stdin, one JSON answer on stdout, then the end.

It first gives up what it does not need. Its own line `passed` says that the cheap checks are over and reading begins.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from importlib import import_module

from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.parent import PASSED
from gongzhi.papers.intake.taken import Draft, Kind

# Checks the file at once; the callable it returns does the reading.
Opener = Callable[[bytes], Callable[[], Draft]]
READERS = {Kind.DOCX: "gongzhi.papers.intake.word", Kind.PDF: "gongzhi.papers.intake.pdf"}

_CONFINES = (
    (resource.RLIMIT_AS, limits.ADDRESS_SPACE, limits.ADDRESS_SPACE),
    (resource.RLIMIT_CPU, limits.CHECK_SECONDS, limits.READ_SECONDS),
    (resource.RLIMIT_FSIZE, 0, 0),
    (resource.RLIMIT_CORE, 0, 0),
    (resource.RLIMIT_NOFILE, limits.OPEN_FILES, limits.OPEN_FILES),
)


def confine() -> None:
    """Memory, processor, files: from here on the kernel holds this process to `limits`."""
    for what, soft, hard in _CONFINES:
        resource.setrlimit(what, (soft, hard))


def passed() -> None:
    """The file has passed its checks: reading may take longer than checking."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits.READ_SECONDS, limits.READ_SECONDS))
    say(PASSED)


def say(answer: bytes) -> None:
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


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
    # Nothing is left to tidy up, and the parsers' own clean-up must not spoil a finished answer.
    os._exit(0)


if __name__ == "__main__":
    main()
