"""The clock over a child: wall seconds, but not those in which a busy machine let it wait for the processor."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic

PATIENCE = 3  # times the seconds, however busy the machine
_AT_WORK = {"R", "D"}  # runs or would run; waits for the disk
_TICK = os.sysconf("SC_CLK_TCK")


@contextmanager
def killed_after(child: "subprocess.Popen[bytes]", seconds: float) -> Iterator[None]:
    """Kill the child when it has had its seconds: a sleeping one at once, one at work when it was given them."""
    over = Event()
    watch = Thread(target=_watch, args=(child, seconds, over), daemon=True)
    watch.start()
    try:
        yield
    finally:
        over.set()


def _watch(child: "subprocess.Popen[bytes]", seconds: float, over: Event) -> None:
    begun, had = monotonic(), _looked_at(child.pid)[1]
    left = seconds
    while not over.wait(left):
        state, spent = _looked_at(child.pid)
        left = min(seconds - (spent - had), begun + seconds * PATIENCE - monotonic())
        if state not in _AT_WORK or left < 1 / _TICK:
            child.kill()
            return


def _looked_at(pid: int) -> tuple[str, float]:
    """State and processor seconds of a process as the kernel tells them; ("", 0) where it does not."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(") ")[2].split()
    except OSError:
        return "", 0.0
    return fields[0], (int(fields[11]) + int(fields[12])) / _TICK
