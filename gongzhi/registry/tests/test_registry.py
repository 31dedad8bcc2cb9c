from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.refusal import Refused
from gongzhi.registry import labels
from gongzhi.registry.models import Observation, Organisation, Person
from gongzhi.registry.queries import newest_values, organisation_named, profile, social_workers
from gongzhi.registry.rules import UNITS, CertLevel, Measured, OrgKind, uscc_is_right
from gongzhi.registry.services import (
    add_organisation,
    add_person,
    change_observation,
    change_organisation,
    change_person,
    observe,
)

TODAY = date(2026, 3, 2)
COUNTY, COMMUNITY, SIBLING = "990101000000", "990101001001", "990101001002"
RIGHT = "91110000600037341L"  # the example of python-stdnum
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015 §4, without I O S V Z


def viewer(role: str, division: str = COUNTY) -> Viewer:
    return holding([Held(role, division)], user_id=0, name="试", today=TODAY)


OFFICE = viewer("office")


def check_character(head: str) -> str:
    """The standard's own words: 31 − Σ(character × 3^(i−1) mod 31) mod 31."""
    summed = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(head))
    return ALPHABET[-summed % 31]


@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_of_all_last_characters_one_is_right(head: str) -> None:
    assert [c for c in ALPHABET if uscc_is_right(head + c)] == [check_character(head)]


@given(st.text(ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_mistyped_character_is_always_found(head: str, at: int, typed: str) -> None:
    code = head + check_character(head)
    mistyped = code[:at] + typed + code[at + 1 :]
    assert uscc_is_right(mistyped) == (mistyped == code)


@pytest.mark.parametrize("code", ["", RIGHT[:-1], RIGHT + "0", "I" + RIGHT[1:], "９" + RIGHT[1:], "是" * 18])
def test_what_is_not_eighteen_characters_of_the_standard_is_no_code(code: str) -> None:
    assert not uscc_is_right(code)


def test_small_letters_and_a_registrar_with_a_letter_are_read() -> None:
    head = "N1990101MF0000001"
    assert uscc_is_right(RIGHT.lower()) and uscc_is_right(head + check_character(head))


def test_every_term_has_words_and_every_figure_a_unit() -> None:
    assert set(labels.measured()) == set(Measured) == set(UNITS)
    assert set(labels.org_kind()) == set(OrgKind) and set(labels.cert_level()) == set(CertLevel)


@pytest.mark.django_db
def test_a_wrong_code_is_refused_in_words_and_a_blank_one_is_not() -> None:
    with pytest.raises(Refused, match="统一社会信用代码：统一社会信用代码的校验位不对"):
        add_organisation(Organisation(division=COMMUNITY, name="甲协会", uscc=RIGHT[:-1] + "M"), by=OFFICE)
    assert not Organisation.objects.exists() and not Entry.objects.exists()
    org = add_organisation(Organisation(division=COMMUNITY, name="甲协会"), by=OFFICE)
    with pytest.raises(Refused, match="校验位不对"):
        change_organisation(org, by=OFFICE, uscc="1" * 18)
    assert Organisation.objects.get().uscc == ""
    add_organisation(Organisation(division=COMMUNITY, name="乙协会", uscc=RIGHT), by=OFFICE)


@pytest.mark.django_db
def test_a_name_stands_once_in_a_place_and_may_stand_in_another() -> None:
    add_organisation(Organisation(division=COMMUNITY, name="甲协会"), by=OFFICE)
    with pytest.raises(Refused, match="同名组织"):
        add_organisation(Organisation(division=COMMUNITY, name="甲协会"), by=OFFICE)
    add_organisation(Organisation(division=SIBLING, name="甲协会"), by=OFFICE)
    assert organisation_named("甲协会", COUNTY) is not None
    assert organisation_named("甲协会", "990102000000") is None


@pytest.mark.django_db
def test_a_certificate_nobody_told_of_is_unknown_and_not_none() -> None:
    for name, certificate in [("一", "worker"), ("二", "assistant"), ("三", "none"), ("四", "")]:
        person = Person(division=COMMUNITY, name=name, certificate=certificate, is_social_worker=True)
        add_person(person, by=OFFICE)
    add_person(Person(division=COMMUNITY, name="五", certificate="senior"), by=OFFICE)  # not a social worker
    add_person(Person(division=SIBLING, name="六", is_social_worker=True), by=OFFICE)
    here = social_workers(viewer("community", COMMUNITY))
    assert (here.total, here.certified, here.unknown) == (4, 2, 1)
    assert social_workers(OFFICE).total == 5
    assert social_workers(viewer("finance")).total == 0  # a post that does not see people


@pytest.mark.django_db
def test_a_person_is_entered_and_mended_only_where_one_has_the_post() -> None:
    here = viewer("community", COMMUNITY)
    with pytest.raises(Refused, match="岗位"):
        add_person(Person(division=SIBLING, name="一"), by=here)
    person = add_person(Person(division=COMMUNITY, name="一"), by=here)
    with pytest.raises(Refused, match="岗位"):
        change_person(person, by=here, division=SIBLING)
    assert Person.objects.get().division == COMMUNITY
    with pytest.raises(Refused, match="职业资格"):
        change_person(Person.objects.get(), by=here, certificate="professor")


def seen(
    value: int | None, as_of: date | None, division: str = COMMUNITY, source: str = "台账"
) -> Observation:
    row = Observation(division=division, measured="households", value=value, as_of=as_of, source=source)
    return observe(row, by=OFFICE)


@pytest.mark.django_db
def test_the_newest_day_counts_whatever_was_entered_last() -> None:
    new = seen(820, TODAY - timedelta(days=1))
    seen(800, TODAY - timedelta(days=90))
    seen(790, None)  # without a day: gives way to a dated one
    seen(1, TODAY, SIBLING)
    assert profile(OFFICE, COMMUNITY) == {"households": new}
    assert newest_values([COMMUNITY, SIBLING, COUNTY], "households") == {COMMUNITY: 820, SIBLING: 1}


@pytest.mark.django_db
def test_a_newer_unknown_is_unknown_and_does_not_fall_back() -> None:
    seen(800, TODAY - timedelta(days=90))
    seen(None, TODAY)
    assert newest_values([COMMUNITY], "households") == {COMMUNITY: None}
    assert profile(OFFICE, COMMUNITY)["households"].value is None


@pytest.mark.django_db
def test_the_same_figure_is_entered_once_and_another_source_is_another_row() -> None:
    assert seen(800, TODAY) == seen(800, TODAY)
    assert seen(800, TODAY, source="公安数据") != seen(800, TODAY)
    assert Observation.objects.count() == 2 and Entry.objects.count() == 2


@pytest.mark.django_db
def test_a_figure_without_a_source_is_refused() -> None:
    with pytest.raises(Refused, match="来源"):
        seen(800, TODAY, source="")
    row = seen(800, TODAY)
    with pytest.raises(Refused, match="来源"):
        change_observation(row, by=OFFICE, source="")
    assert Observation.objects.get().source == "台账"


@pytest.mark.django_db
def test_a_profile_is_shown_only_within_reach() -> None:
    seen(800, TODAY)
    assert profile(viewer("community", SIBLING), COMMUNITY) == {}
    assert profile(viewer("resident", COMMUNITY), COMMUNITY) == {}
