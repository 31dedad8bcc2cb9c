"""Where the log cannot be written, nothing is (R-23)."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.audit.guard import AUDIT
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import verify
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation, change_organisation

pytestmark = pytest.mark.django_db
COUNTY = "990101000000"
OFFICE = holding([Held("office", COUNTY)], user_id=0, name="试", today=date(2026, 3, 2))


def stop_the_log() -> None:
    """A log that takes no entry: a full disk or a missing grant looks the same to the writer."""
    sql = {
        "sqlite": [
            f"CREATE TRIGGER stop BEFORE INSERT ON {AUDIT.table} BEGIN SELECT RAISE(ABORT, 'the log is full'); END"
        ],
        "postgresql": [
            "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log is full'; END $$",
            f"CREATE TRIGGER stop BEFORE INSERT ON {AUDIT.table} FOR EACH ROW EXECUTE FUNCTION stop()",
        ],
    }
    with connection.cursor() as cursor:
        for statement in sql[connection.vendor]:
            cursor.execute(statement)


def test_a_new_record_is_not_kept_without_its_entry() -> None:
    stop_the_log()
    with pytest.raises(DatabaseError, match="the log is full"):
        add_organisation(Organisation(division=COUNTY, name="甲协会", kind="social_org"), by=OFFICE)
    assert not Organisation.objects.exists()


def test_without_the_table_of_the_log_nothing_is_written() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {AUDIT.table} RENAME TO {AUDIT.table}_away")
    with pytest.raises(DatabaseError), transaction.atomic():
        add_organisation(Organisation(division=COUNTY, name="甲协会", kind="social_org"), by=OFFICE)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {AUDIT.table}_away RENAME TO {AUDIT.table}")
    assert not Organisation.objects.exists()


def without_the_right_to_log() -> None:
    """PostgreSQL: an application role that may do everything but write the log. SQLite knows no roles: its file is read-only."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA query_only = 1")
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE clerk NOLOGIN")
        cursor.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clerk")
        cursor.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO clerk")
        cursor.execute(f"REVOKE INSERT ON {AUDIT.table} FROM clerk")
        cursor.execute("SET LOCAL ROLE clerk")


def test_without_the_right_to_log_nothing_is_written() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        without_the_right_to_log()
        add_organisation(Organisation(division=COUNTY, name="甲协会", kind="social_org"), by=OFFICE)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA query_only = 0")
    assert not Organisation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_on_a_full_disk_what_is_kept_has_its_entry_and_reading_goes_on() -> None:
    """SQLite is given no more pages; PostgreSQL's log table is, like a full disk, refused at the moment of writing."""
    kept = 0
    if connection.vendor == "sqlite":
        (pages,) = connection.cursor().execute("PRAGMA page_count").fetchone()
        connection.cursor().execute(f"PRAGMA max_page_count = {pages + 6}")
    try:
        with pytest.raises(DatabaseError, match="full"):
            for n in range(2000):
                if connection.vendor != "sqlite" and n == 5:
                    stop_the_log()
                add_organisation(
                    Organisation(division=COUNTY, name=f"协会{n}" + "长" * 100, kind="social_org"), by=OFFICE
                )
                kept += 1
        assert Organisation.objects.count() == Entry.objects.count() == kept
    finally:
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA max_page_count = 1073741823")
        else:
            connection.cursor().execute(
                f"DROP TRIGGER IF EXISTS stop ON {AUDIT.table}; DROP FUNCTION IF EXISTS stop()"
            )
    assert verify() is None


def test_a_change_is_not_kept_without_its_entry() -> None:
    row = add_organisation(Organisation(division=COUNTY, name="甲协会", kind="social_org"), by=OFFICE)
    stop_the_log()
    with pytest.raises(DatabaseError, match="the log is full"):
        change_organisation(row, by=OFFICE, name="乙协会")
    assert Organisation.objects.get().name == "甲协会"
