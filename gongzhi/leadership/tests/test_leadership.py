from datetime import date

import pytest

from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Refused
from gongzhi.leadership import labels
from gongzhi.leadership.dossiers.groups import group_dossier, seat_dossier
from gongzhi.leadership.models import Group, Seat
from gongzhi.leadership.queries import groups_seen_by, leading_group, seats_seen_by
from gongzhi.leadership.registers import SEATS
from gongzhi.leadership.rules import GroupKind
from gongzhi.leadership.services import add_group, add_seat, change_group, change_seat
from gongzhi.programmes.models import Document
from gongzhi.programmes.services import add_document
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation

TODAY = date(2026, 3, 2)
COUNTY, OTHER_COUNTY, COMMUNITY = "990101000000", "990102000000", "990101001001"

pytestmark = pytest.mark.django_db


def viewer(role: str, division: str = COUNTY) -> Viewer:
    return holding([Held(role, division)], user_id=0, name="试", today=TODAY)


OFFICE = viewer("office")
BOTH = holding([Held("office", COUNTY), Held("office", OTHER_COUNTY)], user_id=0, name="两县", today=TODAY)


def a_group(name: str = "领导小组", kind: str = "leading_group", division: str = COUNTY) -> Group:
    return add_group(Group(division=division, name=name, kind=kind), by=BOTH)


def a_seat(group: Group, holder: str = "", **fields: object) -> Seat:
    return add_seat(Seat(group=group, post="副组长", holder_name=holder, **fields), by=BOTH)


def test_every_kind_has_its_word() -> None:
    assert set(labels.group_kind()) == set(GroupKind)


def test_a_group_needs_a_kind_a_name_of_its_own_and_somebody_with_the_post() -> None:
    for by in (viewer("leader"), viewer("street", "990101001000"), viewer("office", OTHER_COUNTY)):
        with pytest.raises(Refused, match="领导小组办公室"):
            add_group(Group(division=COUNTY, name="领导小组", kind="leading_group"), by=by)
    with pytest.raises(Refused, match="类别"):
        add_group(Group(division=COUNTY, name="领导小组", kind="club"), by=OFFICE)
    assert not Group.objects.exists() and not Entry.objects.exists()
    a_group()
    with pytest.raises(Refused, match="同名机构"):
        a_group()
    a_group(division=OTHER_COUNTY)


def test_the_leading_group_is_the_countys_own() -> None:
    a_group("邻县小组", division=OTHER_COUNTY)
    a_group("办公室", "office")
    assert leading_group(OFFICE) is None
    group = a_group()
    assert leading_group(OFFICE) == group
    assert leading_group(viewer("community", COMMUNITY)) == group  # upwards: a community knows who leads
    assert leading_group(viewer("resident", COMMUNITY)) is None


def test_a_seat_lies_where_its_group_lies_and_moves_with_it() -> None:
    group, other = a_group(), a_group(division=OTHER_COUNTY)
    seat = a_seat(group, "甲")
    assert seat.division == COUNTY
    with pytest.raises(Refused, match="岗位"):
        change_seat(Seat.objects.get(), by=OFFICE, group=other)
    assert Seat.objects.get().group == group
    change_seat(seat, by=BOTH, group=other)
    assert list(seats_seen_by(viewer("office", OTHER_COUNTY))) == [seat]
    assert not seats_seen_by(OFFICE).exists()
    change_group(Group.objects.get(pk=other.pk), by=BOTH, division=COUNTY, name="并入")
    assert Seat.objects.get().division == COUNTY


def test_the_same_holder_of_the_same_post_is_entered_once() -> None:
    group = a_group()
    assert a_seat(group, "甲") == a_seat(group, "甲")
    assert a_seat(group, "乙") != a_seat(group, "甲")
    assert Seat.objects.count() == 2
    assert Entry.objects.filter(event="leadership.seat.added").count() == 2


def test_a_seat_whose_holder_nobody_knows_is_shown_as_unknown_and_found_by_its_filter() -> None:
    put_division(COUNTY, "甲县")
    group = a_group()
    empty = a_seat(group)
    a_seat(group, "甲", holder_post="副县长")
    holder = seat_dossier(empty, OFFICE).facts[0]
    assert (str(holder.label), holder.value) == ("姓名", None)
    seats = group_dossier(group, OFFICE).sections[0]
    assert [[c.text for c in cells] for cells in seats.rows] == [
        ["副组长", "未知", "未知", "未知"],
        ["副组长", "甲", "副县长", "未知"],
    ]
    unknown = next(f for f in SEATS.filters if f.name == "unknown")
    assert list(unknown.apply(seats_seen_by(OFFICE), "1", OFFICE)) == [empty]


def test_a_term_has_its_document_and_does_not_end_before_it_begins() -> None:
    put_division(COUNTY, "甲县")
    group = a_group()
    paper = add_document(Document(division=COUNTY, title="任职通知"), by=BOTH)
    ended = a_seat(group, "乙", document=paper, starts_on=date(2025, 1, 1), ends_on=date(2026, 1, 1))
    sitting = a_seat(group, "丙", ends_on=TODAY)
    [filtered] = [f for f in SEATS.filters if f.name == "ended"]
    assert list(filtered.apply(seats_seen_by(OFFICE), "1", OFFICE)) == [ended]
    [fact] = [f for f in seat_dossier(ended, OFFICE).facts if f.label == "任职文件"]
    assert (fact.value, fact.url) == ("任职通知", f"/programmes/documents/{paper.pk}/")
    with pytest.raises(Refused, match="任职止早于任职起"):
        a_seat(group, "丁", starts_on=TODAY, ends_on=date(2026, 3, 1))
    with pytest.raises(Refused, match="任职止早于任职起"):
        change_seat(sitting, by=BOTH, starts_on=date(2026, 3, 3))


def test_a_unit_on_file_goes_before_what_was_written() -> None:
    group = a_group()
    unit = add_organisation(Organisation(division=COUNTY, name="县民政局"), by=OFFICE)
    written = a_seat(group, "甲", unit_words="民政")
    on_file = a_seat(group, "乙", unit=unit, unit_words="民政")
    column = next(c for c in SEATS.columns if c.key == "unit")
    assert [column.value(s) for s in (written, on_file)] == ["民政", "县民政局"]


def test_a_task_force_stands_under_its_group() -> None:
    put_division(COUNTY, "甲县")
    group = a_group()
    force = a_group("民政专班", "task_force")
    change_group(force, by=OFFICE, parent=group, duty="牵头")
    parts = group_dossier(group, OFFICE).sections[1]
    assert [[c.text for c in cells] for cells in parts.rows] == [["民政专班", "牵头"]]
    assert {g.name for g in groups_seen_by(viewer("community", COMMUNITY))} == {"领导小组", "民政专班"}


def test_a_group_that_somebody_else_changed_is_not_overwritten() -> None:
    group = a_group()
    stale = Group.objects.get()
    change_group(group, by=OFFICE, duty="统筹")
    with pytest.raises(Refused, match="刚才有人改过"):
        change_group(stale, by=OFFICE, duty="督办")
    assert Group.objects.get().duty == "统筹"
