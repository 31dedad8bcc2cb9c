"""What has not yet left by the channels that are switched on, as one digest."""

from datetime import datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.db.models import F

from gongzhi.ground.notices.channels import CHANNELS, Digest
from gongzhi.ground.notices.models import Notice

FRESH = timedelta(days=2)  # what is older is no news


def send_digests(now: datetime) -> int:
    """How many notices went out. Without a channel nothing is done and nothing is connected to.

    A channel that fails raises, and everything not yet marked goes out with the next round: at least once.
    """
    channels = [CHANNELS[name] for name in settings.NOTICE_CHANNELS]
    if not channels:
        return 0
    unsent = Notice.objects.filter(sent_at=None, read_at=None, at__gt=now - FRESH, user__is_active=True)
    rows = list(unsent.select_related("user").order_by("user_id", F("at").desc()))
    digests = []
    for _, own in groupby(rows, key=lambda row: row.user_id):
        mine = list(own)
        digests.append(Digest(str(mine[0].user), mine[0].user.email, [row.said for row in mine]))
    if digests:
        for send in channels:
            send(digests)
    return Notice.objects.filter(pk__in=[row.pk for row in rows]).update(sent_at=now)
