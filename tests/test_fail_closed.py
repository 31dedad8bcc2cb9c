"""Where the log cannot be written, nothing is (R-23)."""

from datetime import date

import pytest
from django.db import DatabaseError, connection

from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.audit.guard import TABLE
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation, change_organisation

pytestmark = pytest.mark.django_db
COUNTY = "990101000000"
OFFICE = holding([Held("office", COUNTY)], user_id=0, name="试", today=date(2026, 3, 2))


def stop_the_log() -> None:
    """A log that takes no entry: a full disk or a missing grant looks the same to the writer."""
    sql = {
        "sqlite": [
            f"CREATE TRIGGER stop BEFORE INSERT ON {TABLE} BEGIN SELECT RAISE(ABORT, 'the log is full'); END"
        ],
        "postgresql": [
            "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the log is full'; END $$",
            f"CREATE TRIGGER stop BEFORE INSERT ON {TABLE} FOR EACH ROW EXECUTE FUNCTION stop()",
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


def test_a_change_is_not_kept_without_its_entry() -> None:
    row = add_organisation(Organisation(division=COUNTY, name="甲协会", kind="social_org"), by=OFFICE)
    stop_the_log()
    with pytest.raises(DatabaseError, match="the log is full"):
        change_organisation(row, by=OFFICE, name="乙协会")
    assert Organisation.objects.get().name == "甲协会"
