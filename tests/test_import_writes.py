"""An import is written whole or not at all, and tells of every row (R-15)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django import forms
from django.test import Client

from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import verify
from gongzhi.ground.books.reading import read_book
from gongzhi.ground.imports.services import undo
from gongzhi.ground.jobs.working import work
from gongzhi.ground.pouring import reserve
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.import_carrying import carry_out
from gongzhi.ground.web.import_plan import plan
from gongzhi.ground.web.importing import IMPORTS
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import ORGANISATION, add_organisation
from gongzhi.tasks.forms import TaskForm
from gongzhi.tasks.models import Task
from gongzhi.tasks.services import add_task
from tests.tables import (
    COUNTY,
    OFFICE,
    commit,
    county_office,
    groups,
    page,
    take_back,
    upload,
)

pytestmark = pytest.mark.django_db
MANY = 10_000


@pytest.fixture
def client(db: None) -> Client:
    return county_office()


@pytest.mark.parametrize("at", [1, MANY // 2, MANY])
def test_one_bad_row_among_ten_thousand_leaves_nothing(client: Client, at: int) -> None:
    run = upload(client, groups(MANY, **{f"row{at}": "坏,青禾县,没有的类别,"}), "organisations", "a.csv")
    before = Entry.objects.count()
    assert f"C{at + 1}" in page(client, run)
    assert "一行也没有导入" in commit(client, run).content.decode()
    assert not Organisation.objects.exists() and Entry.objects.count() == before


def test_ten_thousand_rows_each_leave_an_entry_that_the_chain_holds(client: Client) -> None:
    run = upload(client, groups(MANY), "organisations", "a.csv")
    commit(client, run)
    work(batch=True, keeper=False)  # so many are written in the background
    assert Organisation.objects.count() == MANY
    told = Entry.objects.filter(event="registry.organisation.added")
    assert told.count() == MANY and verify() is None
    last = Organisation.objects.get(name=f"第{MANY}队")
    entry = told.get(about=f"registry.Organisation:{last.pk}")
    assert entry.facts == {
        "after": {"division": COUNTY, "name": f"第{MANY}队", "kind": "social_org", "note": f"说明{MANY}"}
    }
    assert last.made_by is not None and entry.by == last.made_by and last.version == 1


def test_the_same_table_saved_anew_writes_no_record_and_no_entry_of_one(client: Client) -> None:
    commit(client, upload(client, groups(40), "organisations", "a.csv"))
    entries = Entry.objects.filter(event__startswith="registry.").count()
    run = upload(client, groups(40) + b"\n", "organisations", "b.csv")
    commit(client, run)
    run.refresh_from_db()
    assert run.counts == {"new": 0, "changed": 0, "same": 40}
    assert Entry.objects.filter(event__startswith="registry.").count() == entries
    assert set(Organisation.objects.values_list("version", flat=True)) == {1}


def test_a_changed_row_is_told_before_and_after_and_the_others_are_left_alone(client: Client) -> None:
    commit(client, upload(client, groups(40), "organisations", "a.csv"))
    run = upload(client, groups(40, row7="第7队,青禾县,企业,说明7"), "organisations", "b.csv")
    assert "<del>社会组织</del> → <strong>企业</strong>" in page(client, run)
    commit(client, run)
    entry = Entry.objects.get(event="registry.organisation.changed")
    assert entry.facts == {"before": {"kind": "social_org"}, "after": {"kind": "enterprise"}}
    assert Organisation.objects.filter(version=2).get().name == "第7队" and verify() is None


def test_an_import_can_be_taken_back_by_who_holds_what_it_gave(client: Client) -> None:
    """Without reading the run anew: it says itself what it has done, and when."""
    run = upload(client, groups(3), "organisations", "a.csv")
    carry_out(IMPORTS["organisations"], run, read_book(groups(3), "a.csv").rows, OFFICE)
    undo(run, "organisations.edit", by=OFFICE)
    assert run.status == "undone" and not Organisation.objects.exists()


def test_after_it_is_undone_the_same_file_may_come_again(client: Client) -> None:
    data = groups(30)
    run = upload(client, data, "organisations", "a.csv")
    commit(client, run)
    take_back(client, run)
    assert not Organisation.objects.exists() and verify() is None
    commit(client, upload(client, data, "organisations", "a.csv"))
    assert Organisation.objects.count() == 30


class LaterThanItStarts(TaskForm):
    """A form with a rule across two fields is asked as a whole."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("starts_on") and given.get("due_on") and given["due_on"] < given["starts_on"]:
            raise forms.ValidationError("完成期限不能早于开始日期。")
        return given


def test_a_rule_across_fields_of_the_form_holds_for_rows_new_and_known(client: Client) -> None:
    spec = replace(IMPORTS["tasks"], form=LaterThanItStarts)
    add_task(Task(division=COUNTY, title="旧", category="space", starts_on=date(2026, 5, 1)), by=OFFICE)
    head = ["任务", "区划", "类别", "开始日期", "完成期限"]
    rows = [
        head,
        ["新", "青禾县", "阵地建设", "2026-05-01", "2026-04-01"],
        ["旧", "青禾县", "", "", "2026-04-01"],
        ["好", "青禾县", "阵地建设", "2026-05-01", "2026-06-01"],
    ]
    made = plan(spec, rows, 0, ["title", "division", "category", "starts_on", "due_on"], OFFICE)
    assert [(out.number, out.told) for out in made.wrong] == [
        (2, ["完成期限不能早于开始日期。"]),
        (3, ["完成期限不能早于开始日期。"]),
    ]
    assert made.counts["new"] == 1


def test_many_at_once_are_held_to_the_rules_of_one_by_one(client: Client) -> None:
    """The same rows by `add` and by the hand of many: the same columns and the same facts in the audit."""
    row = {"division": COUNTY, "name": "𠅤社", "kind": "charity", "note": "“引”\n号\\"}
    one = add_organisation(Organisation(**row), by=OFFICE)
    many = ORGANISATION.additions(OFFICE)
    many.take(Organisation(**{**row, "name": "𠅤队"}))
    many.prepare()
    many.store()
    many.tell()
    two = Organisation.objects.get(pk=many.ids[0])
    facts = [
        Entry.objects.get(about=f"registry.Organisation:{each.pk}").facts["after"] for each in (one, two)
    ]
    assert facts[0] == {**facts[1], "name": "𠅤社"} and verify() is None
    for wrong in (
        {"kind": "没有"},
        {"uscc": "1" * 18},
        {"name": ""},
        {"division": "99"},
        {"name": "长" * 121},
    ):
        with pytest.raises(Refused):
            ORGANISATION.additions(OFFICE).take(Organisation(**{**row, **wrong}))
    with pytest.raises(Refused, match="岗位"):
        ORGANISATION.additions(OFFICE).take(Organisation(**{**row, "division": "990102000000"}))


def test_ids_that_were_reserved_are_given_to_nobody_else() -> None:
    first, second = reserve(Organisation, 3), reserve(Organisation, 2)
    mine = add_organisation(Organisation(division=COUNTY, name="后来者", kind="charity"), by=OFFICE)
    assert len({*first, *second, mine.pk}) == 6 and max(first) < min(second)
