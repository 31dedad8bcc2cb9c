from datetime import date

import pytest

from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.refusal import Refused
from gongzhi.programmes.models import Batch, ChecklistItem, PilotUnit, Programme
from gongzhi.programmes.queries import (
    current_batch,
    evaluation_date,
    pilot_communities,
    pilot_units_seen_by,
    standards_gap,
)
from gongzhi.programmes.rules import (
    ARROWS,
    STANDARD_WORDS,
    ItemMove,
    ItemStatus,
    PilotType,
    Standard,
    moves,
    pilot_type,
)
from gongzhi.programmes.services import (
    add_batch,
    add_checklist_item,
    add_pilot_unit,
    add_programme,
    change_batch,
    lay_out_checklists,
    move_checklist_item,
)

TODAY = date(2026, 3, 2)
COUNTY, COMMUNITY, SIBLING = "990101000000", "990101001001", "990101001002"


def viewer(role: str, division: str = COUNTY) -> Viewer:
    return holding([Held(role, division)], user_id=0, name="试", today=TODAY)


OFFICE = viewer("office")


def an_item(text: str, status: str = "unknown", division: str = COMMUNITY) -> ChecklistItem:
    row = ChecklistItem(division=division, standard="hardware", text=text, status=status)
    return add_checklist_item(row, by=OFFICE)


def a_batch(number: int = 3, evaluation_on: date | None = None) -> Batch:
    programme = add_programme(Programme(division=COUNTY, name=f"试点{number}"), by=OFFICE)
    row = Batch(division=COUNTY, programme=programme, number=number, evaluation_on=evaluation_on)
    return add_batch(row, by=OFFICE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("便民服务型", PilotType.CONVENIENCE),
        ("社区服务项目化", PilotType.PROJECTS),
        (" 自助互助型 ", PilotType.MUTUAL_HELP),
        ("自治互助", PilotType.MUTUAL_HELP),
        ("智慧养老型", None),
        ("", None),
    ],
)
def test_a_reports_word_for_a_type(text: str, found: PilotType | None) -> None:
    assert pilot_type(text) == found


def test_the_four_standards_have_one_word_each() -> None:
    assert sorted(STANDARD_WORDS.values()) == sorted(Standard)


def test_every_arrow_is_offered_where_it_starts_and_no_state_is_a_trap() -> None:
    offered = {(at, move) for at in ItemStatus for move, _ in moves(at)}
    assert offered == set(ARROWS)
    assert {at for at, _ in ARROWS} == set(ItemStatus)


@pytest.mark.django_db
def test_the_gap_counts_unknown_as_not_reached_and_leaves_out_what_does_not_apply() -> None:
    for n, status in enumerate(["done", "done", "doing", "todo", "unknown", "not_applicable"]):
        an_item(f"要求{n}", status)
    an_item("另一处", "done", SIBLING)
    here, there = standards_gap(OFFICE)
    assert (here.division, here.standard) == (COMMUNITY, Standard.HARDWARE)
    assert (here.done, here.total, here.unknown, here.not_applicable) == (2, 5, 1, 1)
    assert (there.done, there.total, there.unknown) == (1, 1, 0)
    assert standards_gap(viewer("community", SIBLING)) == [there]
    assert standards_gap(viewer("resident", COMMUNITY)) == []


@pytest.mark.django_db
def test_the_starting_list_is_laid_out_once_and_all_of_it_unknown() -> None:
    lay_out_checklists(COMMUNITY, by=OFFICE)
    found = standards_gap(OFFICE)
    lay_out_checklists(COMMUNITY, by=OFFICE)
    assert standards_gap(OFFICE) == found
    assert {gap.standard for gap in found} == set(Standard)
    assert all(gap.total == gap.unknown > 0 and gap.done == 0 for gap in found)


@pytest.mark.django_db
def test_reaching_sets_the_day_and_reopening_takes_it_back() -> None:
    item = an_item("门牌")
    move_checklist_item(item, ItemMove.FINISH, by=OFFICE)
    assert (item.status, item.done_on) == (ItemStatus.DONE, TODAY)
    move_checklist_item(item, ItemMove.REOPEN, by=OFFICE)
    kept = ChecklistItem.objects.get()
    assert (kept.status, kept.done_on) == (ItemStatus.DOING, None)


@pytest.mark.django_db
@pytest.mark.parametrize("status", list(ItemStatus))
def test_only_the_arrows_that_are_drawn_can_be_walked(status: ItemStatus) -> None:
    for move in ItemMove:
        item = an_item(f"要求{move}", status.value)
        if (arrow := ARROWS.get((status, move))) is None:
            with pytest.raises(Refused, match="不能这样变更"):
                move_checklist_item(item, move, by=OFFICE)
            assert ChecklistItem.objects.get(pk=item.pk).status == status
        else:
            assert move_checklist_item(item, move, by=OFFICE).status == arrow[1]


@pytest.mark.django_db
def test_an_item_is_moved_only_by_who_has_the_post_there() -> None:
    item = an_item("门牌")
    for other in (viewer("community", SIBLING), viewer("social_worker", COMMUNITY), viewer("leader")):
        with pytest.raises(Refused, match="岗位"):
            move_checklist_item(ChecklistItem.objects.get(), ItemMove.FINISH, by=other)
    assert ChecklistItem.objects.get().status == ItemStatus.UNKNOWN
    move_checklist_item(item, ItemMove.FINISH, by=viewer("community", COMMUNITY))


@pytest.mark.django_db
def test_the_day_of_evaluation_is_that_of_the_newest_batch_and_stays_unknown() -> None:
    assert current_batch(OFFICE) is None and evaluation_date(OFFICE) is None
    a_batch(2, date(2025, 11, 1))
    newest = a_batch(3)
    assert current_batch(OFFICE) == newest and evaluation_date(OFFICE) is None
    change_batch(newest, by=OFFICE, evaluation_on=date(2026, 11, 1))
    assert evaluation_date(OFFICE) == date(2026, 11, 1)


@pytest.mark.django_db
def test_a_unit_with_a_key_is_entered_once_and_one_without_a_name_is_shown_as_unknown() -> None:
    batch = a_batch()
    unit = PilotUnit(division=COMMUNITY, batch=batch, level="community", key="k")
    assert str(add_pilot_unit(unit, by=OFFICE)) == "名称未知的试点单位"
    same = PilotUnit(division=COMMUNITY, batch=batch, level="community", name="甲", key="k")
    assert add_pilot_unit(same, by=OFFICE) == unit
    street = PilotUnit(division="990101001000", batch=batch, level="street", name="甲街道")
    add_pilot_unit(street, by=OFFICE)
    assert list(pilot_communities(OFFICE)) == [unit]
    assert set(pilot_units_seen_by(viewer("community", COMMUNITY))) == {unit, street}  # upwards, not sideways
    assert unit not in pilot_units_seen_by(viewer("community", SIBLING))


@pytest.mark.django_db
def test_a_unit_of_no_level_or_of_a_type_that_does_not_exist_is_refused() -> None:
    batch = a_batch()
    with pytest.raises(Refused, match="层级"):
        add_pilot_unit(PilotUnit(division=COMMUNITY, batch=batch), by=OFFICE)
    with pytest.raises(Refused, match="试点类型"):
        add_pilot_unit(
            PilotUnit(division=COMMUNITY, batch=batch, level="community", pilot_type="seventh"), by=OFFICE
        )
    assert not PilotUnit.objects.exists()
