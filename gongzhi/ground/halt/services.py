from datetime import datetime

from django.db import transaction

from gongzhi.ground.halt.models import Halt


@transaction.atomic
def halt(why: str, at: datetime) -> Halt:
    """Stop writing from now on; where it is stopped already, only the reason changes."""
    row = Halt.objects.first() or Halt(since=at)
    row.why = why[:200]
    row.save()
    return row


def resume() -> bool:
    """Whether writing had been stopped."""
    return bool(Halt.objects.all().delete()[0])
