from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.unknowns.models import Gap


def gaps_seen_by(viewer: Viewer, act: str = "gaps.see") -> QuerySet[Gap]:
    return Gap.objects.filter(viewer.within(act))


def open_gaps(viewer: Viewer) -> QuerySet[Gap]:
    return gaps_seen_by(viewer).filter(filled_on__isnull=True)
