"""What was refused and must stay on record, though the refusal rolls back the transaction in which it was said."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import Model

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import Fact, record


@dataclass(frozen=True)
class Attempt:
    """An act that was refused: the event it is called by, the row it was about, and why."""

    event: str
    about: Model
    division: str
    facts: Mapping[str, Fact]


def note_refusal(event: str, about: Model, *, by: Viewer, division: str, **facts: Fact) -> None:
    """Write down an attempt: at once where nothing can be rolled back any more, else when the request is over."""
    by.refusals.append(Attempt(event, about, division, facts))
    if not connection.in_atomic_block:
        write_refusals(by)


def write_refusals(by: Viewer) -> None:
    """Write down what was kept until the transaction was over; asked again, there is nothing left."""
    while by.refusals:
        attempt: Attempt = by.refusals.pop(0)
        record(attempt.event, attempt.about, by=by, division=attempt.division, **attempt.facts)
