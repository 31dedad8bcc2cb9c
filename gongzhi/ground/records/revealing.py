"""Showing a sealed field in full: with a post, for a purpose, so many an hour, each on record."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.services import record
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused
from gongzhi.ground.secrets.fields import SealedField
from gongzhi.ground.secrets.rules import Tampered

REVEALED, ALARMED, STOPPED = "secrets.revealed", "secrets.alarmed", "secrets.stopped"
SHORTEST_PURPOSE = 4
ALARM_AT = 3  # the alarm sounds at one third of what an hour allows


def reveal(row: Record, name: str, purpose: str, *, act: str, by: Viewer) -> str:
    """The plain text, once it is on record who wanted it and what for.

    Refused without the post or a purpose, beyond the hour's number, and where the text does not open in its place.
    """
    by.must(act, row.division)
    if len(purpose.strip()) < SHORTEST_PURPOSE:
        raise Refused("请写明查看的用途，例如“核对证书寄送地址”，至少 4 个字。")
    seen = _this_hour(by)
    if seen >= settings.REVEALS_AN_HOUR:
        record(STOPPED, row, by=by, division=row.division, field=name, this_hour=seen)
        raise Refused(f"每小时最多查看 {settings.REVEALS_AN_HOUR} 项完整信息，请稍后再看；这次已经记录。")
    return _opened(row, name, purpose.strip(), seen + 1, by)


@transaction.atomic
def _opened(row: Record, name: str, purpose: str, number: int, by: Viewer) -> str:
    field = row._meta.get_field(name)
    assert isinstance(field, SealedField)
    try:
        text = field.open(row)
    except Tampered as oops:
        raise Refused("这项密文无法核验，可能被改动过，请报告系统管理员。") from oops
    if not text:
        raise Refused("这一项还没有登记。")
    record(REVEALED, row, by=by, division=row.division, field=name, purpose=purpose)
    if number == max(2, settings.REVEALS_AN_HOUR // ALARM_AT):
        record(ALARMED, row, by=by, division=row.division, this_hour=number)
    return text


def _this_hour(by: Viewer) -> int:
    since = timezone.now() - timedelta(hours=1)
    return Entry.objects.filter(event=REVEALED, by_id=by.user_id or None, at__gte=since).count()
