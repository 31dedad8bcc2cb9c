from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.imports.models import ColumnHabit, ImportRun


def runs_seen_by(viewer: Viewer, act: str = "imports.see") -> QuerySet[ImportRun]:
    """The one door to uploads. What a run has changed may be long and is read where it is needed."""
    return ImportRun.objects.filter(viewer.within(act)).select_related("file").defer("changes", "preview")


def habits_of(viewer: Viewer, kind: str) -> dict[str, str]:
    """Head → field, as this person has said before; "" for a column that is left out."""
    kept = ColumnHabit.objects.filter(user_id=viewer.user_id, kind=kind).values_list("heads", flat=True)
    return {str(head): str(field) for head, field in (kept.first() or {}).items()}
