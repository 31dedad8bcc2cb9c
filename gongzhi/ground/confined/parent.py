"""The server's side of a process in which a file from outside is parsed: feeds it, keeps time, takes its answer.

Whoever calls checks the answer: a child taken over by its file may say anything.
"""

import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO

from gongzhi.ground.confined.clock import killed_after

CHILDREN = 2  # at one time in one server process, whatever they read
QUEUE_SECONDS = 15

_ROOT = str(Path(__file__).resolve().parents[3])
# Isolated mode ignores the environment and the working directory, so the child is told where the code is.
_START = "import sys, runpy; sys.path.append(sys.argv[1]); runpy.run_module(sys.argv[2], run_name='__main__')"
_SEATS = BoundedSemaphore(CHILDREN)


class Gone(Enum):
    """Why there is no answer."""

    BUSY = "no seat in time"
    SLOW = "stopped by the clock or by the kernel's"
    HEAVY = "out of memory"
    BROKEN = "ended without a word"
    LONG = "said more than was allowed"


_ENDS = {-signal.SIGKILL: Gone.SLOW, -signal.SIGXCPU: Gone.SLOW, -signal.SIGABRT: Gone.HEAVY}


@dataclass(frozen=True)
class Bounds:
    """Seconds until the first line (see clock), bytes of the answer; `passed` is a line that buys `more` seconds."""

    seconds: float
    answer: int
    passed: bytes = b""
    more: float = 0


def answer_apart(entry: str, words: Sequence[str], data: bytes, bounds: Bounds) -> bytes | Gone:
    """What the module `entry`, run as a program in a process of its own, says to `data` on its standard input."""
    if not _SEATS.acquire(timeout=QUEUE_SECONDS):
        return Gone.BUSY
    try:
        return _answer(entry, words, data, bounds)
    finally:
        _SEATS.release()


def _answer(entry: str, words: Sequence[str], data: bytes, bounds: Bounds) -> bytes | Gone:
    command = [sys.executable, "-I", "-B", "-c", _START, _ROOT, entry, *words]
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
        with killed_after(child, bounds.seconds):
            _feed(child.stdin, data)
            said = _first(child.stdout, bounds)
        if bounds.passed and said == bounds.passed:
            with killed_after(child, bounds.more):
                said = child.stdout.read(bounds.answer + 1)
        child.kill()
    if len(said) > bounds.answer:
        return Gone.LONG
    return said or _ENDS.get(child.returncode, Gone.BROKEN)


def _first(pipe: IO[bytes], bounds: Bounds) -> bytes:
    """The first line where a line can buy time, otherwise all of it."""
    return pipe.readline(bounds.answer) if bounds.passed else pipe.read(bounds.answer + 1)


def _feed(pipe: IO[bytes], data: bytes) -> None:
    """A child that stops listening has already said or shown why."""
    with suppress(BrokenPipeError):
        pipe.write(data)
    with suppress(BrokenPipeError):
        pipe.close()
