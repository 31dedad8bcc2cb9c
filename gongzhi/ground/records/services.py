"""The hand that writes: checks the post, the rules of the fields and the version, then records it."""

from collections.abc import Collection
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import record
from gongzhi.ground.divisions.rules import is_code
from gongzhi.ground.halt.queries import must_be_running
from gongzhi.ground.lookup.services import forget, heard, keep, keep_new
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Overtaken, Refused
from gongzhi.ground.secrets.fields import BlindIndex, SealedField, reserve, stored

R = TypeVar("R", bound=Record)
# Set here from the viewer, and held by the database: not asked after once more.
_WHO = {"made_by", "changed_by"}
SEALED = "（已加密）"
STILL_REFERRED_TO = "还有别的记录引用它，不能删除；请先处理引用它的记录。"
TOO_LATE = "刚才有人改过这条记录，您的修改没有保存。请对照现在的内容后再提交。"


def plain(value: object) -> str | int | bool | None:
    return value if isinstance(value, str | int | bool | None) else str(value)


def _clean(row: Record, sure: Collection[str] = ()) -> None:
    if not is_code(row.division):
        raise Refused(f"区划代码应为 12 位数字，收到“{row.division}”。请核对后再填。")
    try:
        row.full_clean(exclude={*_WHO, *sure})
    except ValidationError as oops:
        told = [
            f"{_label(row, field)}：{'；'.join(words)}" if field != "__all__" else "；".join(words)
            for field, words in oops.message_dict.items()
        ]
        raise Refused("。".join(told), oops.message_dict) from oops


def _label(row: Record, field: str) -> str:
    return str(getattr(row._meta.get_field(field), "verbose_name", field))


def facts_of(row: Record) -> dict[str, str | int | bool | None]:
    """The row's own fields as plain values, for the audit entry; of a sealed one only that it is there."""
    skip = {"id", "version", "made_at", "made_by", "changed_at", "changed_by"}
    return {
        f.name: _told(row, f.name, getattr(row, f.attname))
        for f in row._meta.concrete_fields
        if f.name not in skip and not isinstance(f, BlindIndex) and getattr(row, f.attname) not in (None, "")
    }


def _told(row: Record, name: str, value: object) -> str | int | bool | None:
    secret = isinstance(row._meta.get_field(name), SealedField)
    return plain(SEALED if secret and value else value)


def _differs(row: Record, name: str, value: object) -> bool:
    """A sealed field is compared by what it means, and None leaves it as it is: a form cannot show it."""
    field = row._meta.get_field(name)
    if isinstance(field, SealedField):
        return value is not None and not field.means(row, str(value))
    return bool(getattr(row, name) != value)


def entered_before(row: R, within: str = "division") -> R | None:
    """The row on file with the same business key in the same place; None for a row without a key."""
    key = getattr(row, "key", "")
    same = type(row)._default_manager.filter(**{within: getattr(row, within)}, key=key)
    return same.first() if key else None


@transaction.atomic
def add(row: R, *, act: str, by: Viewer, event: str, sure: Collection[str] = ()) -> R:
    """Store a new row. Refused without the post, or in the fields' own words when they do not hold.

    `sure`: fields that the caller has just asked about in this transaction; they are not asked about once more.
    """
    must_be_running()
    by.must(act, row.division)
    row.made_by_id = row.changed_by_id = by.user_id or None
    _clean(row, sure)
    reserve(row)
    row.save(force_insert=True)
    keep_new(type(row), [(row.pk, heard(row))])
    record(event, row, by=by, division=row.division, after=dict(facts_of(row)))
    return row


@transaction.atomic
def change(row: R, *, act: str, by: Viewer, event: str, version: int | None = None, **fields: object) -> R:
    """Store changed fields if nobody was faster (compare-and-set on `version`).

    Fields that keep their value are left out; without any change nothing is written or recorded.
    """
    must_be_running()
    by.must(act, row.division)
    seen = row.version if version is None else version
    changes = {name: value for name, value in fields.items() if _differs(row, name, value)}
    if not changes:
        return row
    before = {name: _told(row, name, getattr(row, name)) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    by.must(act, row.division)
    _clean(row)
    row.changed_by_id = by.user_id or None
    kept = type(row)._default_manager.filter(pk=row.pk, version=seen)
    if not kept.update(
        **stored(row, changes),
        version=F("version") + 1,
        changed_by=row.changed_by_id,
        changed_at=timezone.now(),
    ):
        raise Overtaken(TOO_LATE)
    row.version = seen + 1
    keep(row, changes)
    after = {name: _told(row, name, getattr(row, name)) for name in changes}
    record(event, row, by=by, division=row.division, before=before, after=after)
    return row


@transaction.atomic
def remove(row: Record, *, act: str, by: Viewer, event: str) -> None:
    """Delete a row that nothing else stands on; its last state stays in the audit."""
    must_be_running()
    by.must(act, row.division)
    record(event, row, by=by, division=row.division, before=dict(facts_of(row)))
    forget(row)
    try:
        row.delete()
    except (models.ProtectedError, IntegrityError) as oops:
        raise Refused(STILL_REFERRED_TO) from oops
