"""The server's side of the child process: feeds it, keeps time, and believes nothing it says unchecked."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import BoundedSemaphore, Timer
from typing import IO

from gongzhi.papers.intake import limits
from gongzhi.papers.intake.faults import Fault, Unreadable
from gongzhi.papers.intake.taken import Draft, Kind, Mark, What

ENTRY = "gongzhi.papers.intake.child"
PASSED = b"passed\n"

_ROOT = str(Path(__file__).resolve().parents[3])
# Isolated mode ignores the environment and the working directory, so the child is told where the code is.
_START = "import sys, runpy; sys.path.append(sys.argv[1]); runpy.run_module(sys.argv[2], run_name='__main__')"
_SEATS = BoundedSemaphore(limits.CHILDREN)
_ENDS = {-signal.SIGKILL: Fault.SLOW, -signal.SIGXCPU: Fault.SLOW, -signal.SIGABRT: Fault.HEAVY}


def read_apart(data: bytes, kind: Kind, entry: str = ENTRY) -> Draft:
    """What the child process read from the file. Raises Unreadable, also when the child dies or overstays."""
    if not _SEATS.acquire(timeout=limits.QUEUE_SECONDS):
        raise Unreadable(Fault.BUSY)
    try:
        return _understood(_answer(data, kind, entry))
    finally:
        _SEATS.release()


def _answer(data: bytes, kind: Kind, entry: str) -> bytes:
    command = [sys.executable, "-I", "-B", "-c", _START, _ROOT, entry, kind]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        with _killed_after(child, limits.CHECK_SECONDS):
            _feed(child.stdin, data)
            answer = child.stdout.readline(limits.ANSWER)
        if answer == PASSED:
            with _killed_after(child, limits.READ_SECONDS):
                answer = child.stdout.read(limits.ANSWER + 1)
        child.kill()
    if len(answer) > limits.ANSWER:
        raise Unreadable(Fault.LONG)
    if not answer:
        raise Unreadable(_ENDS.get(child.returncode, Fault.DAMAGED))
    return answer


@contextmanager
def _killed_after(child: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    clock = Timer(seconds, child.kill)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _feed(pipe: IO[bytes], data: bytes) -> None:
    """A child that stops listening has already said or shown why."""
    with suppress(BrokenPipeError):
        pipe.write(data)
    with suppress(BrokenPipeError):
        pipe.close()


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
