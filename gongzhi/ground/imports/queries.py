from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.imports.models import ImportRun


def runs_seen_by(viewer: Viewer, act: str = "imports.see") -> QuerySet[ImportRun]:
    """The one door to uploads."""
    return ImportRun.objects.filter(viewer.within(act)).select_related("file")
