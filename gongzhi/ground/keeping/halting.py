"""The audited hand over the halt of writing."""

from datetime import datetime

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.halt.models import Halt
from gongzhi.ground.halt.queries import halted
from gongzhi.ground.halt.services import halt, resume


@transaction.atomic
def halt_writing(why: str, at: datetime, *, by: Viewer) -> Halt:
    row = halt(why, at)
    record("keeping.writing.halted", row, by=by, why=row.why)
    return row


@transaction.atomic
def resume_writing(*, by: Viewer) -> bool:
    """Whether writing had been halted."""
    row = halted()
    if row is None:
        return False
    record("keeping.writing.resumed", row, by=by)
    return resume()
