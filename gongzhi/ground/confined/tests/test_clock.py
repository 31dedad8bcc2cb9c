"""A child is given its seconds of the processor; a sleeping one is not waited for."""

import subprocess
import sys
from time import monotonic

import pytest

from gongzhi.ground.confined import clock
from gongzhi.ground.confined.clock import killed_after

SPIN, SLEEP = "while True: pass", "import time; time.sleep(60)"


def lived(code: str, seconds: float) -> float:
    begun = monotonic()
    with subprocess.Popen([sys.executable, "-c", code]) as child, killed_after(child, seconds):
        child.wait(30)
    return monotonic() - begun


def test_one_that_sleeps_is_killed_when_its_seconds_are_over() -> None:
    assert 0.3 <= lived(SLEEP, 0.3) < 25


def test_one_at_work_is_killed_when_it_has_had_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the processor it was given none, as far as the clock can see: then patience ends it."""
    monkeypatch.setattr(clock, "_looked_at", lambda pid: ("R", 0.0))
    assert lived(SPIN, 0.2) >= 0.2 * clock.PATIENCE


def test_what_ends_in_time_is_left_alone() -> None:
    with subprocess.Popen([sys.executable, "-c", "print(1)"], stdout=subprocess.PIPE) as child:
        with killed_after(child, 20):
            said = child.communicate()[0]
        assert (said.strip(), child.returncode) == (b"1", 0)


def test_the_kernel_tells_what_a_child_has_spent() -> None:
    with subprocess.Popen([sys.executable, "-c", SPIN]) as child:
        begun = monotonic()
        while clock._looked_at(child.pid)[1] < 0.2 and monotonic() - begun < 25:
            pass
        state, spent = clock._looked_at(child.pid)
        child.kill()
    assert state == "R" and spent >= 0.2
    assert clock._looked_at(child.pid) == ("", 0.0)
