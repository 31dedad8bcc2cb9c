from django.db.models import QuerySet

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.submissions.models import Draft, Receipt


def drafts_seen_by(viewer: Viewer) -> QuerySet[Draft]:
    """Only one's own. A draft that was sent after all (a late save crossed the answer) is none."""
    mine = Draft.objects.filter(person_id=viewer.user_id)
    return mine.exclude(key__in=Receipt.objects.filter(person_id=viewer.user_id).values("key"))


def drafts_at(address: str, viewer: Viewer) -> list[Draft]:
    """The drafts of one form, newest first."""
    return list(drafts_seen_by(viewer).filter(address=address))


def receipt_for(key: str) -> Receipt | None:
    return Receipt.objects.filter(key=key).first()
