from datetime import date
from typing import Any

import pytest

from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding, stranger
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import entries_about
from gongzhi.ground.audit.services import address
from gongzhi.ground.records.services import add, change, facts_of, remove
from gongzhi.ground.refusal import Refused
from gongzhi.registry.models import Organisation, Person

TODAY = date(2026, 3, 2)
COUNTY, COMMUNITY, SIBLING = "990101000000", "990101001001", "990101001002"
ACT, EVENT = "organisations.edit", "registry.organisation.changed"

pytestmark = pytest.mark.django_db


def viewer(role: str, division: str = COUNTY, username: str = "经办") -> Viewer:
    user, _ = User.objects.get_or_create(username=username)
    return holding([Held(role, division)], user_id=user.pk, name=username, today=TODAY)


def an_org(by: Viewer, **fields: object) -> Organisation:
    row = Organisation(**{"division": COMMUNITY, "name": "甲协会", **fields})
    return add(row, act=ACT, by=by, event="registry.organisation.added")


def stored() -> Organisation:
    return Organisation.objects.get()


def last() -> Entry:
    return Entry.objects.latest("pk")


def test_what_is_added_says_who_and_the_audit_says_what() -> None:
    office = viewer("office")
    org = an_org(office, contact="王")
    assert (org.version, org.made_by_id, org.changed_by_id) == (1, office.user_id, office.user_id)
    assert (last().event, last().about, last().division) == (
        "registry.organisation.added",
        address(org),
        COMMUNITY,
    )
    assert last().by_id == office.user_id
    assert last().facts == {"after": facts_of(org)}
    assert facts_of(org) == {"division": COMMUNITY, "name": "甲协会", "kind": "other", "contact": "王"}


def test_what_the_installation_adds_has_no_author() -> None:
    system = holding([Held("office", COUNTY)], user_id=0, name="系统", today=TODAY)
    assert an_org(system).made_by_id is None and last().by_id is None


@pytest.mark.parametrize("role", ["leader", "finance", "resident", "audit_admin"])
def test_without_the_post_nothing_is_written_and_the_words_say_who_could(role: str) -> None:
    org = an_org(viewer("office"))
    written = Entry.objects.count()
    by = viewer(role)
    with pytest.raises(Refused, match=r"岗位不能.*领导小组办公室.*社区"):
        an_org(by, name="乙")
    with pytest.raises(Refused, match="岗位"):
        change(org, act=ACT, by=by, event=EVENT, name="乙")
    with pytest.raises(Refused, match="岗位"):
        remove(org, act=ACT, by=by, event="registry.organisation.removed")
    with pytest.raises(Refused, match="岗位"):
        change(org, act=ACT, by=stranger(TODAY), event=EVENT, name="乙")
    assert stored().name == "甲协会" and Entry.objects.count() == written


def test_a_row_is_moved_only_from_and_to_where_one_has_the_post() -> None:
    here, there = viewer("community", COMMUNITY), viewer("community", SIBLING)
    org = an_org(here)
    with pytest.raises(Refused, match="岗位"):
        change(org, act=ACT, by=here, event=EVENT, division=SIBLING)
    with pytest.raises(Refused, match="岗位"):
        change(stored(), act=ACT, by=there, event=EVENT, division=SIBLING)
    assert stored().division == COMMUNITY
    change(stored(), act=ACT, by=viewer("office"), event=EVENT, division=SIBLING)
    assert stored().division == SIBLING and last().division == SIBLING


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "名称：此字段不能为空"),
        ({"name": "长" * 121}, "名称："),
        ({"kind": "club"}, "类别："),
        ({"uscc": "1" * 18}, r"统一社会信用代码：.*校验位"),
        ({"name": "", "kind": "club"}, r"名称：.*。类别："),
    ],
)
def test_bad_input_is_refused_in_words_and_nothing_is_changed(fields: dict[str, Any], words: str) -> None:
    office = viewer("office")
    with pytest.raises(Refused, match=words):
        an_org(office, **fields)
    assert not Organisation.objects.exists() and not Entry.objects.exists()
    org = an_org(office)
    with pytest.raises(Refused, match=words):
        change(org, act=ACT, by=office, event=EVENT, **fields)
    assert (stored().name, stored().kind, stored().uscc, stored().version) == ("甲协会", "other", "", 1)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("code", ["", "99", "990101", "99010100100A", "9901010010011"])
def test_a_place_that_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(Refused):
        an_org(viewer("office"), division=code)
    assert not Organisation.objects.exists()


def test_a_change_keeps_what_was_before_and_what_came_after() -> None:
    office, other = viewer("office"), viewer("office", username="同事")
    org = an_org(office)
    change(org, act=ACT, by=other, event=EVENT, name="乙协会", kind="charity", contact="", note="已更名")
    assert last().facts == {
        "before": {"name": "甲协会", "kind": "other", "note": ""},
        "after": {"name": "乙协会", "kind": "charity", "note": "已更名"},
    }
    kept = stored()
    assert (kept.version, kept.made_by_id, kept.changed_by_id) == (2, office.user_id, other.user_id)
    assert org.version == 2
    assert [e.event for e in entries_about(org)] == [EVENT, "registry.organisation.added"]


def test_a_change_of_nothing_is_not_written() -> None:
    org = an_org(viewer("office"))
    change(org, act=ACT, by=viewer("office", username="同事"), event=EVENT, name="甲协会")
    assert stored().version == 1 and Entry.objects.count() == 1
    assert stored().changed_by_id == org.made_by_id


def test_a_stale_row_or_a_stale_version_is_refused_and_overwrites_nothing() -> None:
    office = viewer("office")
    stale = Organisation.objects.get(pk=an_org(office).pk)
    change(stored(), act=ACT, by=office, event=EVENT, name="乙协会")
    written = Entry.objects.count()
    with pytest.raises(Refused, match="刚才有人改过"):
        change(stale, act=ACT, by=office, event=EVENT, contact="王")
    with pytest.raises(Refused, match="刚才有人改过"):
        change(stored(), act=ACT, by=office, event=EVENT, version=1, contact="王")
    assert (stored().name, stored().contact, stored().version) == ("乙协会", "", 2)
    assert Entry.objects.count() == written
    change(stored(), act=ACT, by=office, event=EVENT, version=2, contact="王")
    assert stored().version == 3


def test_a_row_that_is_gone_is_not_changed_back_into_being() -> None:
    office = viewer("office")
    org = an_org(office)
    Organisation.objects.all().delete()
    with pytest.raises(Refused, match="刚才有人改过"):
        change(org, act=ACT, by=office, event=EVENT, name="乙")
    assert not Organisation.objects.exists()


def test_what_is_removed_stays_in_the_audit() -> None:
    office = viewer("office")
    org = an_org(office, contact="王")
    about, facts = address(org), facts_of(org)
    remove(org, act=ACT, by=office, event="registry.organisation.removed")
    assert not Organisation.objects.exists()
    assert (last().event, last().about, last().facts) == (
        "registry.organisation.removed",
        about,
        {"before": facts},
    )


def test_what_others_stand_on_is_not_removed_and_no_entry_claims_it_was() -> None:
    office = viewer("office")
    org = an_org(office)
    person = Person(division=COMMUNITY, name="王", organisation=org)
    add(person, act="people.edit", by=office, event="registry.person.added")
    with pytest.raises(Refused, match="还有别的记录引用它"):
        remove(org, act=ACT, by=office, event="registry.organisation.removed")
    assert stored() == org
    assert not Entry.objects.filter(event="registry.organisation.removed").exists()
