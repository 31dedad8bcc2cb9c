from django.db.models import QuerySet

from gongzhi.ground.accounts.queries import still_seen
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.todo.models import Involvement
from gongzhi.ground.todo.rules import Part


def involvements_of(viewer: Viewer, part: Part) -> QuerySet[Involvement]:
    """One's own, and of these what one may still see today."""
    return Involvement.objects.filter(still_seen(viewer), user_id=viewer.user_id, part=part.value)
