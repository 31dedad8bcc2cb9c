"""A child that does what its file says, to see whether the limits hold. Only tests start it."""

import json
import os
import socket
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from gongzhi.ground.confined.child import say
from gongzhi.papers.intake.child import READERS, confine, passed

WRITTEN = Path(__file__).with_suffix(".written")


def spin() -> object:
    while True:
        pass


def sleep() -> object:
    time.sleep(60)
    return None


def linger() -> object:
    """Passes every check, and then does not come to an end."""
    passed()
    return sleep()


def eat() -> object:
    held = [bytearray(1_000_000) for _ in range(400)]
    return len(held)


def talk() -> object:
    passed()
    while True:
        say(b"x" * 1_000_000)


def die() -> object:
    raise SystemExit(3)


def write() -> object:
    WRITTEN.write_text("x")
    return None


def open_many() -> object:
    return len([socket.socket() for _ in range(100)])


def lie() -> object:
    return {"text": "正文", "pages": None, "marks": [[0, 99, "heading1"]]}


def lie_in_kind() -> object:
    return {"text": ["正文"], "pages": None, "marks": []}


def invent_a_fault() -> object:
    return {"fault": "未知"}


def tell() -> object:
    """What is loaded, and what of the server's environment is seen."""
    for reader in READERS.values():
        import_module(reader)
    return {"text": " ".join([*sys.modules, *os.environ]), "pages": None, "marks": []}


_DEEDS: dict[bytes, Callable[[], object]] = {
    deed.__name__.encode(): deed
    for deed in (
        spin,
        sleep,
        linger,
        eat,
        talk,
        die,
        write,
        open_many,
        lie,
        lie_in_kind,
        invent_a_fault,
        tell,
    )
}

if __name__ == "__main__":
    confine()
    say(json.dumps(_DEEDS[sys.stdin.buffer.read()]()).encode())
