"""Taking an invented place off the books again: every row in it, whatever capability keeps it."""

from django.apps import apps
from django.db import transaction
from django.db.models import ProtectedError

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.divisions.queries import division_at
from gongzhi.ground.divisions.rules import span
from gongzhi.ground.lookup.services import forget
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused


@transaction.atomic
def erase_fictional(code: str, *, by: Viewer) -> dict[str, int]:
    """Delete the rows of a fictional division and of all below it; how many of each kind.

    Refused for a division that is not marked fictional. The audit keeps its entries, and one more of this.
    """
    place = division_at(code)
    if place is None or not place.fictional:
        raise Refused("只有演示区划的数据可以整体删除，这个区划不是演示区划。")
    first, last = span(code)
    left = [model for model in apps.get_models() if issubclass(model, Record)]
    erased: dict[str, int] = {}
    while left:
        stuck = [model for model in left if not _emptied(model, first, last, erased)]
        if stuck == left:
            names = "、".join(model._meta.label for model in stuck)
            raise Refused(f"演示区划以外的记录引用了演示数据（{names}），请先处理再删除。")
        left = stuck
    record("records.fictional.erased", place, by=by, division=code, **erased)
    return erased


def _emptied(model: type[Record], first: str, last: str, erased: dict[str, int]) -> bool:
    """Delete what nothing stands on, the newest first: a row may stand on an older one of its own kind."""
    stuck = False
    for row in model._default_manager.filter(division__gte=first, division__lte=last).order_by("-pk"):
        try:
            with transaction.atomic():
                forget(row)
                row.delete()
        except ProtectedError:
            stuck = True
        else:
            erased[model._meta.label] = erased.get(model._meta.label, 0) + 1
    return not stuck
