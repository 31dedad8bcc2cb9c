"""An old report goes in; what a person accepts becomes records that know where they came from."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from gongzhi.funds.models import Source as MoneySource
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.refusal import Refused
from gongzhi.ground.unknowns.models import Gap
from gongzhi.leadership.models import Group, Seat
from gongzhi.leadership.services import add_group, add_seat
from gongzhi.papers.models.sources import Fact, Source
from gongzhi.papers.reviewing.comparing import differing
from gongzhi.papers.reviewing.queries import facts_behind, facts_seen_by, in_order, pieces
from gongzhi.papers.reviewing.services import accept_all, accept_fact, mend_fact, read_pasted, reject_fact
from gongzhi.papers.rules import FactStatus
from gongzhi.programmes import services as programmes
from gongzhi.programmes.models import Batch, PilotUnit, Programme, Requirement
from gongzhi.tasks.models import Problem, Task

pytestmark = pytest.mark.django_db
COUNTY = "990101000000"
OFFICE = holding([Held("office", COUNTY)], user_id=0, name="试", today=date(2026, 3, 2))
TWIN = next((Path(__file__).parents[3] / "bench" / "reports" / "train").glob("01-*.txt"))


@pytest.fixture
def source(db: None) -> Source:
    return read_pasted(TWIN.read_text(encoding="utf-8"), "进展情况汇报", COUNTY, by=OFFICE)


def test_the_pieces_of_the_text_are_the_text(source: Source) -> None:
    facts = list(facts_seen_by(OFFICE).filter(source=source))
    assert "".join(piece.text for piece in pieces(source, facts)) == source.text


def test_reading_the_same_text_again_changes_nothing(source: Source) -> None:
    before = Fact.objects.count()
    again = read_pasted(TWIN.read_text(encoding="utf-8"), "换个名字", COUNTY, by=OFFICE)
    assert (again, Fact.objects.count()) == (source, before)


def test_everything_accepted_becomes_records_with_their_source(source: Source) -> None:
    done, refused = accept_all(in_order(facts_seen_by(OFFICE)), by=OFFICE)
    assert refused == [] and done == Fact.objects.count() > 60
    assert not Fact.objects.filter(record="").exists()
    grant = MoneySource.objects.get(kind="provincial")
    match = MoneySource.objects.get(kind="county_match")
    assert (grant.planned_fen, match.base, match.match_bp) == (370_000_000, grant, 8000)
    assert Batch.objects.get().number == 3
    assert PilotUnit.objects.filter(level="community", name="").exists()
    assert Task.objects.exists() and Problem.objects.exists()
    behind = facts_behind(grant, OFFICE).get()
    assert "370" in behind.quote


def test_every_mask_is_owed_once_and_none_is_a_zero(source: Source) -> None:
    masks = Fact.objects.filter(kind="unknown").count()
    accept_all(in_order(facts_seen_by(OFFICE)), by=OFFICE)
    assert Gap.objects.count() == masks > 10
    assert not MoneySource.objects.filter(planned_fen=0).exists()


def test_a_rejected_fact_makes_no_record_and_an_accepted_one_is_not_accepted_twice(source: Source) -> None:
    first, second = facts_seen_by(OFFICE).filter(kind="visited")[:2]
    reject_fact(first, by=OFFICE)
    accept_fact(second, by=OFFICE)
    assert (first.status, first.record) == (FactStatus.REJECTED, "")
    with pytest.raises(Refused, match="已经处理过"):
        accept_fact(second, by=OFFICE)


def test_a_mended_value_keeps_what_was_read(source: Source) -> None:
    fact = facts_seen_by(OFFICE).filter(kind="visited")[0]
    mend_fact(fact, "", "南山县", by=OFFICE)
    fact.refresh_from_db()
    assert (fact.value, fact.found != "南山县") == ("南山县", True)


def test_a_different_grant_on_file_is_not_overwritten(source: Source) -> None:
    accept_all(in_order(facts_seen_by(OFFICE)), by=OFFICE)
    MoneySource.objects.filter(kind="provincial").update(planned_fen=1)
    other = read_pasted("一、基本信息\n省级补助资金400万元。", "另一份", COUNTY, by=OFFICE)
    fact = facts_seen_by(OFFICE).get(source=other, kind="amount")
    with pytest.raises(Refused, match="没有覆盖"):
        accept_fact(fact, by=OFFICE)


def test_what_is_on_record_already_is_shown_with_both_passages(source: Source) -> None:
    accept_all(in_order(facts_seen_by(OFFICE)), by=OFFICE)
    other = read_pasted(
        "一、基本情况\n我县是全省第四批试点，省级补助资金400万元，县级配套60%，设立五个专班。",
        "另一份",
        COUNTY,
        by=OFFICE,
    )
    facts = list(facts_seen_by(OFFICE).filter(source=other))
    told = {each.fact.quote: (each.on_record, each.behind) for each in differing(other, facts, OFFICE)}
    assert {quote: words for quote, (words, _) in told.items()} == {
        "第四批": "第3批",
        "400万元": "370万元",
        "60%": "80%",
        "五个专班": told["五个专班"][0],
    }
    assert told["五个专班"][0].startswith("4（")
    behind = told["400万元"][1]
    assert behind is not None and (behind.source, behind.quote) == (source, "370万元")


def test_what_agrees_with_the_records_is_not_told(source: Source) -> None:
    accept_all(in_order(facts_seen_by(OFFICE)), by=OFFICE)
    again = read_pasted(
        "一、基本情况\n我县是全省第三批试点，省级补助资金370万元，县级配套80%。", "同", COUNTY, by=OFFICE
    )
    assert differing(again, list(facts_seen_by(OFFICE).filter(source=again)), OFFICE) == []


def test_masked_communities_become_as_many_units_as_have_items(source: Source) -> None:
    accept_all(in_order(facts_seen_by(OFFICE)), by=OFFICE)
    units = PilotUnit.objects.filter(level="community")
    assert units.count() == 5
    assert all(unit.name == "" and unit.service_focus.endswith("。") for unit in units)


def test_what_the_evaluation_asks_becomes_requirements(source: Source) -> None:
    accept_all(in_order(facts_seen_by(OFFICE)), by=OFFICE)
    aspects = Requirement.objects.filter(kind="aspect").values_list("text", flat=True)
    assert list(aspects) == ["组织保障", "项目管理", "项目效益"]
    assert Requirement.objects.filter(kind="deduction").count() == 2
    assert all(row.source.startswith("进展情况汇报〔三") for row in Requirement.objects.all()[:3])


def test_what_a_mask_owes_has_an_owner_and_a_day(source: Source) -> None:
    accept_all(in_order(facts_seen_by(OFFICE)), by=OFFICE)
    assert set(Gap.objects.values_list("owner", "due_on")) == {("领导小组办公室", date(2026, 3, 16))}


def test_a_masked_report_adds_no_twins_to_a_county_that_is_on_file(source: Source) -> None:
    """Its street, its communities, its leading group and who holds the posts are there by name."""
    programme = programmes.add_programme(Programme(division=COUNTY, name="试点"), by=OFFICE)
    batch = programmes.add_batch(Batch(division=COUNTY, programme=programme, number=3), by=OFFICE)
    for level, name, mechanism in (
        ("street", "朝晖街道", "五社联动机制创新"),
        ("community", "东门坊社区", ""),
    ):
        unit = PilotUnit(division=COUNTY, batch=batch, level=level, name=name, mechanism=mechanism)
        programmes.add_pilot_unit(unit, by=OFFICE)
    group = Group(division=COUNTY, name="城乡社区治理试点工作领导小组", kind="leading_group")
    add_seat(Seat(group=add_group(group, by=OFFICE), post="组长", holder_name="沈静川"), by=OFFICE)
    done, refused = accept_all(in_order(facts_seen_by(OFFICE)), by=OFFICE)
    assert refused == [] and done == Fact.objects.count()
    assert set(PilotUnit.objects.values_list("name", flat=True)) == {"朝晖街道", "东门坊社区"}
    assert Group.objects.filter(kind="leading_group").count() == 1
    assert [seat.holder_name for seat in Seat.objects.filter(post="组长")] == ["沈静川"]


def test_a_community_named_in_a_report_is_the_one_on_file(db: None) -> None:
    programme = programmes.add_programme(Programme(division=COUNTY, name="试点"), by=OFFICE)
    batch = programmes.add_batch(Batch(division=COUNTY, programme=programme, number=3), by=OFFICE)
    unit = PilotUnit(division=COUNTY, batch=batch, level="community", name="东门坊社区", key="x")
    programmes.add_pilot_unit(unit, by=OFFICE)
    read_pasted(
        "一、基本信息\n我县是全省第三批试点，在东门坊社区、南桥社区2个社区开展试点。", "报", COUNTY, by=OFFICE
    )
    accept_all(in_order(facts_seen_by(OFFICE)), by=OFFICE)
    assert sorted(PilotUnit.objects.values_list("name", flat=True)) == ["东门坊社区", "南桥社区"]


@pytest.fixture
def desk(client: Client) -> Client:
    user = User.objects.create_user("office")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    client.force_login(user)
    return client


def test_what_is_ticked_is_turned_down_together_and_nothing_else(source: Source, desk: Client) -> None:
    url = reverse("papers:source-accept", args=[source.pk])
    ticked = [str(pk) for pk in source.facts.order_by("start").values_list("pk", flat=True)[:3]]
    nothing = desk.post(url, {"move": "reject"}, follow=True)
    assert "勾选" in nothing.content.decode() and not Fact.objects.filter(status="rejected").exists()
    desk.post(url, {"move": "reject", "fact": [*ticked, "9" * 30, "-1", "x"]})
    assert {str(f.pk) for f in Fact.objects.filter(status="rejected")} == set(ticked)
    assert not Fact.objects.filter(status="accepted").exists()


def test_each_passage_of_a_contradiction_leads_to_a_fact(source: Source, desk: Client) -> None:
    page = html.fromstring(desk.get(reverse("papers:source", args=[source.pk])).content.decode())
    listed = page.xpath("//section[@aria-labelledby='clashes']//li//a/@href")
    assert listed and all(page.get_element_by_id(href[1:]) is not None for href in listed)


MENDED = [
    ("amount", "grant", "400万元", "grant:400000000"),
    ("amount", "match", "八成", "match:80%"),
    ("amount", "fund", "", "fund:*"),
    ("count", "certified", "十二", "certified:12"),
    ("count", "social_worker", "", "social_worker:*"),
    ("unknown", "year", "", "year"),
]


@pytest.mark.parametrize(("kind", "role", "words", "value"), MENDED)
def test_a_sum_is_mended_in_the_words_people_write(
    source: Source, kind: str, role: str, words: str, value: str
) -> None:
    fact = facts_seen_by(OFFICE).filter(kind=kind).exclude(value=value)[0]
    assert mend_fact(fact, role, words, by=OFFICE).value == value


@pytest.mark.parametrize(
    ("kind", "role", "words", "told"),
    [
        ("amount", "grant", "很多", "金额"),
        ("count", "staff", "1.5", "整数"),
        ("count", "nobody", "3", "清单"),
    ],
)
def test_what_is_no_figure_is_refused_and_changes_nothing(
    source: Source, kind: str, role: str, words: str, told: str
) -> None:
    fact = facts_seen_by(OFFICE).filter(kind=kind)[0]
    with pytest.raises(Refused, match=told):
        mend_fact(fact, role, words, by=OFFICE)
    assert Fact.objects.get(pk=fact.pk).value == fact.found
