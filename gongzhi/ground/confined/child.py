"""The child's side: from the first line on the kernel holds it to limits. It knows neither Django nor the environment."""

import os
import resource
import sys


def confine(*, address_space: int, seconds: int, longest: int, open_files: int) -> None:
    """Memory in bytes, processor in seconds (`longest`: as far as it may be raised), no file written, few opened."""
    for what, soft, hard in (
        (resource.RLIMIT_AS, address_space, address_space),
        (resource.RLIMIT_CPU, seconds, longest),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NOFILE, open_files, open_files),
    ):
        resource.setrlimit(what, (soft, hard))


def allow_seconds(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def say(answer: bytes) -> None:
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def end() -> None:
    """Nothing is left to tidy up, and the parsers' own clean-up must not spoil a finished answer."""
    os._exit(0)
