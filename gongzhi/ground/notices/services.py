"""Telling people. Whoever tells, tells here; the ground asks nobody."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.notices.queries import notices_of


@transaction.atomic
def notify(
    users: Iterable[int],
    topic: str,
    title: str,
    *,
    key: str,
    words: str = "",
    text: str = "",
    url: str = "",
    act: str = "",
    division: str = "",
) -> None:
    """Tell each account once; the same key again renews the notice, counts it, and makes it unread.

    `words`: what happened, as a message of the catalogue. `act` and `division`: who may see the record behind it. Numbers that are no account (0, the installation) are
    passed over.
    """
    told = sorted({user for user in users if user})
    if not told:
        return
    fresh = {
        "topic": topic,
        "words": words,
        "title": title[:200],
        "text": text[:400],
        "url": url[:200],
        "act": act,
        "division": division,
        "at": timezone.now(),
    }
    mine = Notice.objects.filter(user_id__in=told, key=key)
    known = set(mine.select_for_update().values_list("user_id", flat=True))
    if known:
        mine.filter(user_id__in=known).update(**fresh, times=F("times") + 1, read_at=None, sent_at=None)
    rows = [Notice(user_id=user, key=key, **fresh) for user in told if user not in known]
    Notice.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["user", "key"],
        update_fields=[*fresh, "read_at", "sent_at"],
    )


def mark_read(viewer: Viewer, only: Sequence[int] | None = None) -> int:
    """All of one's own, or those named; how many were unread."""
    unread = notices_of(viewer).filter(read_at=None)
    unread = unread if only is None else unread.filter(pk__in=only)
    return unread.update(read_at=timezone.now())


def forget_notices_of(first: str, last: str) -> None:
    """Drop what was told of a stretch of divisions: for places that are taken off the books."""
    Notice.objects.filter(division__gte=first, division__lte=last).delete()
