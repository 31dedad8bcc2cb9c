"""The clock of the story: while the demo county is built, an act is written down at the hour it is told of.

Only the command that builds the demo uses it; the rest of the house knows one clock, and the audit takes no other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """`django.utils.timezone.now` says `moment` inside the block."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real
