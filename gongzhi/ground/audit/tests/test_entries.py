"""The log in the database: sealed, guarded, and nothing is written without it (R-20 – R-23)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from gongzhi.ground.accounts.viewer import holding
from gongzhi.ground.audit import services
from gongzhi.ground.audit.anchors import anchors, drop_anchor
from gongzhi.ground.audit.chain import FIRST, seal_of
from gongzhi.ground.audit.guard import AUDIT
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import guarded, link_of, verify
from gongzhi.ground.divisions.models import Division
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Refused

pytestmark = pytest.mark.django_db
BY = holding([], user_id=0, name="试", today=date(2026, 3, 2))


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path) -> Path:
    settings.ANCHORS_ROOT = tmp_path / "anchors"  # type: ignore[attr-defined]
    return tmp_path / "anchors"


@pytest.fixture
def place(db: None) -> Division:
    place = put_division("990101000000", "青禾县")
    for n in range(5):
        services.record("divisions.division.named", place, by=BY, division=place.code, name=f"名{n}", n=n)
    return place


def unguarded(sql: str) -> None:
    """What somebody with the whole database in hand could do."""
    with connection.cursor() as cursor:
        for statement in AUDIT.take_down(connection.vendor):
            cursor.execute(statement)
        cursor.execute(sql)
        for statement in AUDIT.put_up(connection.vendor):
            cursor.execute(statement)


def test_entries_count_without_gaps_and_the_chain_holds(place: Division) -> None:
    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2, 3, 4, 5]
    assert verify() is None
    assert guarded()


@pytest.mark.parametrize("sql", ["UPDATE audit_entry SET event = 'x'", "DELETE FROM audit_entry"])
def test_the_database_refuses_to_change_or_delete_an_entry(place: Division, sql: str) -> None:
    with pytest.raises(DatabaseError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(sql)
    assert verify() is None


@pytest.mark.parametrize(
    ("sql", "seq"),
    [
        ("UPDATE audit_entry SET event = 'x' WHERE seq = 3", 3),
        ("UPDATE audit_entry SET division = '990102000000' WHERE seq = 2", 2),
        ("UPDATE audit_entry SET facts = '{\"n\": 9}' WHERE seq = 4", 4),
        ("DELETE FROM audit_entry WHERE seq = 1", 1),
        ("DELETE FROM audit_entry WHERE seq = 3", 3),
    ],
)
def test_what_got_past_the_guard_is_found_and_named(place: Division, sql: str, seq: int) -> None:
    unguarded(sql)
    fault = verify()
    assert fault is not None and fault.seq == seq
    with pytest.raises(CommandError, match=f"第 {seq} 条"):
        call_command("verify_audit")


COLUMNS = {
    "seq": "seq + 100",
    "at": "'2026-01-01 00:00:00+00:00'",
    "by_id": "4711",
    "event": "event || 'x'",
    "about": "about || '1'",
    "division": "'990102000000'",
    "facts": "'{\"n\": 999}'",
    "prev": "'" + "f" * 64 + "'",
    "seal": "'" + "e" * 64 + "'",
}
KEPT = "at, by_id, event, about, division, facts, prev, seal"
ROWS = 8


def mutants() -> Iterator[tuple[list[str], int]]:
    """Statements, and the entry that verify has to name; only the first of a swapped pair can be named."""
    for seq in range(1, ROWS + 1):
        for column, value in COLUMNS.items():
            yield [f"UPDATE audit_entry SET {column} = {value} WHERE seq = {seq}"], seq
    for seq in range(1, ROWS):
        shift = [f"UPDATE audit_entry SET seq = seq + 1000 WHERE seq >= {seq}"]
        back = ["UPDATE audit_entry SET seq = seq - 999 WHERE seq > 1000"]
        copy = f"INSERT INTO audit_entry (seq, {KEPT}) SELECT {{}}, {KEPT} FROM audit_entry WHERE seq = {{}}"
        yield [f"DELETE FROM audit_entry WHERE seq = {seq}"], seq
        forged = KEPT.replace("event", "'forged'")
        insert = f"INSERT INTO audit_entry (seq, {KEPT}) SELECT {seq}, {forged} FROM audit_entry WHERE seq = {seq + 1}"
        yield [*shift, *back, insert], seq
        other = seq % ROWS + 1
        swap = [(seq, 9000), (other, seq), (9000, other)]
        yield [f"UPDATE audit_entry SET seq = {b} WHERE seq = {a}" for a, b in swap], min(seq, other)
        if seq > 1:
            old = f"DELETE FROM audit_entry WHERE seq = {seq}"
            yield [old, copy.format(seq, seq - 1)], seq


def test_every_change_in_the_database_is_found_and_the_first_bad_entry_named(place: Division) -> None:
    for n in range(ROWS - 5):
        services.record("divisions.division.named", place, by=BY, division=place.code, n=n)
    with connection.cursor() as cursor:
        for statement in AUDIT.take_down(connection.vendor):
            cursor.execute(statement)
        for statements, seq in mutants():
            mark = transaction.savepoint()
            for statement in statements:
                cursor.execute(statement)
            fault = verify()
            transaction.savepoint_rollback(mark)
            assert fault is not None and fault.seq == seq, (statements, fault)
    assert verify() is None


def test_a_whole_chain_written_anew_meets_no_anchor(place: Division) -> None:
    """X9: whoever owns the database seals every entry again. Only what lies outside knows."""
    drop_anchor(date(2026, 3, 2))
    with connection.cursor() as cursor:
        for statement in AUDIT.take_down(connection.vendor):
            cursor.execute(statement)
    prev = FIRST
    for row in Entry.objects.order_by("seq"):
        forged = replace(link_of(row), event="divisions.division.closed", prev=prev)
        prev = seal_of(forged)
        Entry.objects.filter(pk=row.pk).update(event=forged.event, prev=forged.prev, seal=prev)
    assert verify() is None
    fault = verify(anchors())
    assert fault is not None and fault.seq == 5 and "重写" in fault.why


def test_an_anchor_outside_finds_a_cut_tail(place: Division) -> None:
    drop_anchor(date(2026, 3, 2))
    unguarded("DELETE FROM audit_entry WHERE seq > 3")
    assert verify() is None
    fault = verify(anchors())
    assert fault is not None and fault.seq == 4


def test_a_forged_anchor_is_refused(place: Division, folder: Path) -> None:
    drop_anchor(date(2026, 3, 2))
    at = next(folder.glob("*.json"))
    at.write_text(at.read_text(encoding="utf-8").replace('"seq":5', '"seq":3'), encoding="utf-8")
    with pytest.raises(Refused, match="签名不对"):
        anchors()


def test_a_day_keeps_its_first_anchor(place: Division) -> None:
    drop_anchor(date(2026, 3, 2))
    services.record("divisions.division.named", place, by=BY, division=place.code)
    drop_anchor(date(2026, 3, 2))
    assert [anchor.seq for anchor in anchors()] == [5]


def test_the_chain_travels_as_a_file(place: Division, tmp_path: Path) -> None:
    at = tmp_path / "chain.jsonl"
    call_command("verify_audit", export=str(at), anchor=True)
    call_command("verify_audit", file=str(at))
    lines = at.read_text(encoding="utf-8").splitlines()
    at.write_text("\n".join([lines[0], *lines[2:]]) + "\n", encoding="utf-8")
    with pytest.raises(CommandError, match="第 2 条"):
        call_command("verify_audit", file=str(at))


def test_a_guard_that_is_down_is_told(place: Division) -> None:
    with connection.cursor() as cursor:
        for statement in AUDIT.take_down(connection.vendor):
            cursor.execute(statement)
    assert not guarded()
    with pytest.raises(CommandError, match="触发器"):
        call_command("verify_audit")
