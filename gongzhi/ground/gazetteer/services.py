"""Adding, renaming and closing a division: the audited hand over the divisions room."""

from datetime import date

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.services import Fact, record
from gongzhi.ground.divisions.initials import initials
from gongzhi.ground.divisions.models import Division
from gongzhi.ground.divisions.queries import division_at
from gongzhi.ground.divisions.rules import Level, depth, is_code, level, parent, span
from gongzhi.ground.refusal import Refused

ACT = "divisions.edit"
LONGEST = 60


@transaction.atomic
def add_division(code: str, name: str, on: date, *, by: Viewer) -> Division:
    """A division that the official list does not have, from one day on."""
    if not is_code(code):
        raise Refused(f"区划代码应为 12 位数字，收到“{code}”。请核对后再填。")
    by.must(ACT, code)
    above = division_at(parent(code) or "")
    if above is None:
        raise Refused("代码的上一级不在区划表里，请先核对代码，或先新增上一级。")
    if not above.in_force(on):
        raise Refused(f"上一级“{above.name}”在 {on.isoformat()} 不是有效区划，不能在它下面新增。")
    if division_at(code) is not None:
        raise Refused(f"代码 {code} 已经在区划表里。要改名请用“更名”，已撤销的请用“恢复”。")
    division = Division.objects.create(
        code=code,
        name=_proper(name),
        depth=depth(code),
        initials=initials(name, whole=True),
        fictional=above.fictional,
        local=True,
        valid_from=on,
    )
    _tell("added", division, by, on=on.isoformat(), name=division.name)
    return division


@transaction.atomic
def rename_division(division: Division, name: str, on: date, *, by: Viewer) -> None:
    """Another name from `on`; what the official list calls it is kept beside."""
    by.must(ACT, division.code)
    new, old = _proper(name), division.name
    if on > by.today:
        raise Refused("更名日期还没到，请到那一天再改。")
    if new == old:
        return
    official = division.official_name or ("" if division.local else old)
    _change(division, name=new, initials=initials(new, whole=True), official_name=official)
    _tell("renamed", division, by, on=on.isoformat(), before={"name": old}, after={"name": new})


@transaction.atomic
def close_division(division: Division, on: date, *, by: Viewer) -> None:
    """From `on` it is no more. Refused while anything below it stands; records keep their place."""
    by.must(ACT, division.code)
    if level(division.code) in {Level.PROVINCE, Level.CITY}:
        raise Refused("省、市的区划由官方代码确定，不在这里撤销。")
    if division.valid_from and on <= division.valid_from:
        raise Refused(f"撤销日期应在设立日期 {division.valid_from.isoformat()} 之后。")
    first, last = span(division.code)
    below = Division.objects.filter(code__gt=first, code__lte=last)
    standing = sum(1 for one in below if one.in_force(on))
    if standing:
        raise Refused(f"下面还有 {standing} 个区划没有撤销，请先逐个撤销或改到别处。")
    before = {"valid_to": _day(division.valid_to)}
    _change(division, valid_to=on)
    _tell("closed", division, by, before=before, after={"valid_to": on.isoformat()})


@transaction.atomic
def reopen_division(division: Division, *, by: Viewer) -> None:
    """Take a closing back."""
    by.must(ACT, division.code)
    if division.valid_to is None:
        return
    before = {"valid_to": _day(division.valid_to)}
    _change(division, valid_to=None)
    _tell("reopened", division, by, before=before, after={"valid_to": None})


def _change(division: Division, **fields: object) -> None:
    """Store it unless somebody else was faster."""
    same = Division.objects.filter(pk=division.pk, name=division.name, valid_to=division.valid_to)
    if not same.update(local=True, **fields):
        raise Refused("刚才有人改过这个区划，您的修改没有保存。请对照现在的内容后再提交。")
    for field, value in {**fields, "local": True}.items():
        setattr(division, field, value)


def _tell(what: str, division: Division, by: Viewer, **facts: Fact) -> None:
    record(f"divisions.division.{what}", division, by=by, division=division.code, **facts)


def _proper(name: str) -> str:
    kept = " ".join(name.split())
    if not kept or len(kept) > LONGEST:
        raise Refused(f"请填写名称，最多 {LONGEST} 个字。")
    return kept


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
