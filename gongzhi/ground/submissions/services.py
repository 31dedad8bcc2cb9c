"""Drafts and receipts: written as forms are typed and sent. They are no records, and no entry of the audit tells of them."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongzhi.ground.refusal import Refused
from gongzhi.ground.submissions.models import Draft, Receipt

Body = Mapping[str, Sequence[str]]
LARGEST = 600_000  # bytes of one draft
MOST = 50  # drafts of one person; the oldest go first
KEPT_FOR = timedelta(days=30)


@transaction.atomic
def keep_draft(person_id: int, address: str, key: str, body: Body) -> Draft:
    """Keep what is typed, over what this opening of the form kept before. Refused when it is too much."""
    kept = {name: list(words) for name, words in body.items()}
    if len(json.dumps(kept)) > LARGEST:
        raise Refused("内容太长，没有自动保存草稿。请先提交，或把正文另存为文件。")
    draft, _ = Draft.objects.update_or_create(
        person_id=person_id,
        key=key,
        defaults={
            "address": address[:300],
            "sealed": Draft.sealed_body(key, kept),
            "kept_at": timezone.now(),
        },
    )
    mine = Draft.objects.filter(person_id=person_id)
    mine.filter(pk__in=list(mine.values_list("pk", flat=True)[MOST:])).delete()
    return draft


def drop_draft(person_id: int, key: str) -> None:
    Draft.objects.filter(person_id=person_id, key=key).delete()


def claim(key: str, person_id: int, digest: str) -> tuple[Receipt, bool]:
    """The receipt of this key, and whether it was made just now.

    Called inside the transaction of the effect. Who comes second waits for the first to end: by the unique key on
    PostgreSQL, by the one writer on SQLite.
    """
    fresh = Receipt(key=key, person_id=person_id, digest=digest, at=timezone.now())
    try:
        with transaction.atomic():
            fresh.save(force_insert=True)
    except IntegrityError:
        return Receipt.objects.get(key=key), False
    return fresh, True


def forget_old(now: datetime) -> tuple[int, int]:
    """Delete drafts and receipts older than 30 days; how many of each. A key that old is no longer taken."""
    drafts, _ = Draft.objects.filter(kept_at__lt=now - KEPT_FOR).delete()
    receipts, _ = Receipt.objects.filter(at__lt=now - KEPT_FOR - timedelta(days=1)).delete()
    return drafts, receipts
