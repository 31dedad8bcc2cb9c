from datetime import date, timedelta

import pytest

from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.refusal import Refused
from gongzhi.programmes.models import Batch, Programme, Rule, RuleSet
from gongzhi.programmes.queries import rule_for, rules_for
from gongzhi.programmes.rules import RuleStatus
from gongzhi.programmes.services import (
    add_batch,
    add_programme,
    add_ruleset,
    change_batch,
    change_rule,
    enter_default_rules,
    put_rule,
    supersede_ruleset,
    verify_rule,
)

TODAY = date(2026, 3, 2)
COUNTY, COMMUNITY, PROVINCE = "990101000000", "990101001001", "990000000000"

pytestmark = pytest.mark.django_db


def person(username: str, *roles: str, division: str = COUNTY) -> Viewer:
    user, _ = User.objects.get_or_create(username=username)
    return holding([Held(r, division) for r in roles], user_id=user.pk, name=username, today=TODAY)


def a_rule(by: Viewer, division: str = COUNTY, value: int | None = 30, number: int = 1) -> Rule:
    ruleset = RuleSet(division=division, code="standards", title="标准", number=number)
    rule = Rule(ruleset=add_ruleset(ruleset, by=by), key="k", label="面积", value=value, source="文件")
    return put_rule(rule, by=by)


def status(rule: Rule) -> str:
    return Rule.objects.get(pk=rule.pk).status


def test_a_rule_enters_unverified_whatever_the_one_who_enters_it_says() -> None:
    rule = a_rule(person("录入", "office"))
    assert rule.status == RuleStatus.UNVERIFIED and rule.division == COUNTY
    sly = Rule(ruleset=rule.ruleset, key="j", label="另一条", value=1, status="verified")
    assert put_rule(sly, by=person("录入", "office")).status == RuleStatus.UNVERIFIED


def test_another_person_verifies() -> None:
    author, leader = person("录入", "office"), person("组长", "leader")
    rule = verify_rule(a_rule(author), by=leader)
    assert status(rule) == RuleStatus.VERIFIED
    assert Entry.objects.latest("pk").event == "programmes.rule.verified"
    assert Entry.objects.latest("pk").facts == {
        "before": {"status": "unverified"},
        "after": {"status": "verified"},
    }


def test_the_author_does_not_verify_even_with_the_post() -> None:
    both = person("身兼", "office", "leader")
    rule = a_rule(both)
    with pytest.raises(Refused, match="另一位同事"):
        verify_rule(rule, by=both)
    with pytest.raises(Refused, match="另一位同事"):
        verify_rule(Rule.objects.get(), by=both)
    assert status(rule) == RuleStatus.UNVERIFIED


def test_without_the_post_nobody_verifies() -> None:
    rule = a_rule(person("录入", "office"))
    for other in (person("同事", "office"), person("邻县", "leader", division="990102000000")):
        with pytest.raises(Refused, match="岗位"):
            verify_rule(rule, by=other)
    assert status(rule) == RuleStatus.UNVERIFIED


def test_a_changed_rule_is_verified_anew_and_not_by_who_changed_it() -> None:
    author, leader = person("录入", "office"), person("身兼", "office", "leader")
    rule = verify_rule(a_rule(author), by=leader)
    change_rule(rule, by=leader, value=35)
    assert status(rule) == RuleStatus.UNVERIFIED
    with pytest.raises(Refused, match="另一位同事"):
        verify_rule(Rule.objects.get(), by=leader)


def test_saving_a_verified_rule_without_a_change_leaves_it_verified() -> None:
    author, leader = person("录入", "office"), person("组长", "leader")
    rule = verify_rule(a_rule(author), by=leader)
    written = Entry.objects.count()
    change_rule(rule, by=author, value=30, label="面积", source="文件")
    assert status(rule) == RuleStatus.VERIFIED and Entry.objects.count() == written


def test_what_the_verifier_did_not_see_is_not_verified() -> None:
    author, leader = person("录入", "office"), person("组长", "leader")
    stale = Rule.objects.get(pk=a_rule(author).pk)
    change_rule(Rule.objects.get(), by=author, value=300)
    with pytest.raises(Refused, match="刚才有人改过"):
        verify_rule(stale, by=leader)
    assert status(stale) == RuleStatus.UNVERIFIED


def test_a_missing_rule_is_missing_and_never_guessed() -> None:
    author, leader = person("录入", "office"), person("组长", "leader")
    rule = a_rule(author, value=None)
    with pytest.raises(Refused, match="还没有录入"):
        verify_rule(rule, by=leader)
    found = rules_for(COMMUNITY, "standards", ["k", "nobody_named_it"], TODAY)
    assert [(f.value, f.status) for f in found.values()] == [(None, RuleStatus.MISSING)] * 2
    assert rule_for("", "standards", "k", TODAY).status == RuleStatus.MISSING
    change_rule(rule, by=author, value=0)
    zero = rule_for(COMMUNITY, "standards", "k", TODAY)
    assert (zero.value, zero.status) == (0, RuleStatus.UNVERIFIED)  # zero is a value


def test_the_shipped_rules_are_entered_once_with_sources_and_none_verified() -> None:
    author = person("录入", "office")
    enter_default_rules(COUNTY, by=author)
    enter_default_rules(COUNTY, by=author)
    rows = list(Rule.objects.all())
    assert len({(r.ruleset.code, r.key) for r in rows}) == len(rows) > 0
    assert all(r.source for r in rows) and not [r for r in rows if r.status == RuleStatus.VERIFIED]
    assert all((r.status == RuleStatus.MISSING) == (r.value is None and not r.words) for r in rows)
    assert rule_for(COUNTY, "deduction", "tier_3", TODAY).value is None
    # What a newer program ships comes into a version on file, as far as it has no value.
    Rule.objects.filter(key__in=["cut_1", "ceiling"]).delete()
    enter_default_rules(COUNTY, by=author)
    assert len(rows) - 1 == Rule.objects.count() and not Rule.objects.filter(key="ceiling").exists()
    assert rule_for(COUNTY, "deduction", "cut_1", TODAY).label == "一等扣减的最低得分"


def test_a_new_version_has_to_be_verified_and_the_old_one_is_frozen() -> None:
    author, leader = person("录入", "office"), person("组长", "leader")
    rule = verify_rule(a_rule(author), by=leader)
    fresh = supersede_ruleset(rule.ruleset, by=author)
    copy = fresh.rules.get()
    assert (fresh.number, fresh.effective_from) == (2, TODAY)
    assert (copy.value, copy.source, copy.status) == (30, "文件", RuleStatus.UNVERIFIED)
    old = Rule.objects.get(pk=rule.pk)
    with pytest.raises(Refused, match="已经换版"):
        change_rule(old, by=author, value=1)
    with pytest.raises(Refused, match="已经换版"):
        verify_rule(old, by=leader)
    with pytest.raises(Refused, match="已经换版"):
        put_rule(Rule(ruleset=old.ruleset, key="x", label="新"), by=author)
    with pytest.raises(Refused, match="已经换版"):
        supersede_ruleset(RuleSet.objects.get(pk=old.ruleset_id), by=author)
    assert (Rule.objects.get(pk=rule.pk).value, status(rule)) == (30, RuleStatus.VERIFIED)


def test_the_new_version_counts_from_its_day_and_the_old_one_before() -> None:
    author = person("录入", "office")
    fresh = supersede_ruleset(a_rule(author).ruleset, by=author)
    change_rule(fresh.rules.get(), by=author, value=40)
    assert rule_for(COMMUNITY, "standards", "k", TODAY).value == 40
    assert rule_for(COMMUNITY, "standards", "k", TODAY - timedelta(days=1)).value == 30


def test_the_nearest_division_decides_and_a_neighbour_does_not() -> None:
    everywhere = person("省县", "office", division=PROVINCE)
    a_rule(everywhere, PROVINCE, 20)
    assert rule_for(COMMUNITY, "standards", "k", TODAY).value == 20
    a_rule(everywhere, COUNTY, 30)
    a_rule(everywhere, "990102000000", 99)
    assert rule_for(COMMUNITY, "standards", "k", TODAY).value == 30
    assert rule_for(PROVINCE, "standards", "k", TODAY).value == 20
    a_rule(everywhere, COUNTY, None, number=2)
    missing = rule_for(COMMUNITY, "standards", "k", TODAY)
    assert (missing.value, missing.status) == (None, RuleStatus.MISSING)  # not the province's, not v1's


def test_the_dates_of_a_batch_stand_in_order() -> None:
    by = person("office", "office")
    programme = add_programme(Programme(division=COUNTY, name="试点"), by=by)
    batch = add_batch(Batch(division=COUNTY, programme=programme, number=3, named_on=TODAY), by=by)
    with pytest.raises(Refused, match="早于确定日期"):
        change_batch(batch, by=by, evaluation_on=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="早于试点期起"):
        change_batch(batch, by=by, term_starts_on=TODAY, term_ends_on=TODAY - timedelta(days=1))
    assert change_batch(batch, by=by, evaluation_on=TODAY).evaluation_on == TODAY
