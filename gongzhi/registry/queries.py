from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.registry.models import Organisation


def organisations_seen_by(viewer: Viewer, act: str = "organisations.see") -> QuerySet[Organisation]:
    """The one door to organisations: every page, export and job starts here."""
    return Organisation.objects.filter(viewer.within(act))
