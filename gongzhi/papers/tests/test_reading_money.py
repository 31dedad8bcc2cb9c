"""Rules and a learned judge say together what a sum is; tables name it by row and column; doubts are told."""

import json

import pytest

from gongzhi.papers.reading import Candidate, Kind, money_roles, read
from gongzhi.papers.reading.money_judge import ROLES, WEIGHTS, judged, learned

KILOBYTES = 300


def sums(text: str) -> list[Candidate]:
    return [
        each for each in read(text).candidates if each.kind is Kind.AMOUNT and "derived" not in each.details
    ]


def roles(text: str) -> list[str]:
    return [each.value.partition(":")[0] for each in sums(text)]


def test_shares_add_up_and_what_is_unknown_weighs_nothing() -> None:
    weights = {"own donor": {"donation": 2.0}}
    even = judged({"never seen": 1.0}, weights)
    assert sum(even.values()) == pytest.approx(1)
    assert len(set(even.values())) == 1
    told = judged({"own donor": 1.0, "never seen": 1.0}, weights)
    assert max(told, key=told.__getitem__) == "donation"
    assert told["donation"] > judged({"own donor": 0.5}, weights)["donation"]


def test_the_weights_are_small_and_name_only_roles() -> None:
    assert WEIGHTS.stat().st_size < KILOBYTES * 1000
    assert tuple(json.loads(WEIGHTS.read_text("utf-8"))["roles"]) == ROLES
    assert {role for each in learned().values() for role in each} == set(ROLES)


def test_confidence_falls_where_rule_and_judge_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "省级补助资金90万元。"
    monkeypatch.setattr(money_roles, "learned", lambda: {"none before": {"grant": 9.0}})
    (agreed,) = sums(text)
    monkeypatch.setattr(money_roles, "learned", lambda: {"none before": {"donation": 9.0}})
    (doubted,) = sums(text)
    assert agreed.value.startswith("grant:")
    assert doubted.value.startswith("donation:")
    assert doubted.confidence < agreed.confidence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Nobody has labelled these sentences; each says its role in words of another kind.
        ("盘活存量资金36万元投向社区。", ["fund"]),
        ("所需55万元由县财政统筹解决。", ["fund"]),
        ("县财政在配套以外又拿出65万元。", ["fund"]),
        ("社区基金资助困难家庭41户，支出9.8万元。", ["donation"]),
        ("县级配套资金尚欠84万元。", ["match"]),
        ("已拨付50万元配套资金。", ["arrived"]),
        ("合同金额由26万元核减为22万元。", ["project", "project"]),
        ("经审计，审减装修费3.1万元。", ["other"]),
        ("获得省级奖励资金100万元。", ["grant"]),
        ("评为示范的社区奖励5万元。", ["other"]),
        ("预付款30万元已经拨出。", ["arrived"]),
        ("已花去42万元，花钱进度80%。", ["arrived", "rate"]),
        ("省级补助到账126万元，占应下达数的70%。", ["arrived", "rate"]),
        ("时间进度80%，居民满意率94%，总体满意率97%。", []),
        ("全年支出81万元，占县级到账资金108万元的75%。", ["arrived", "arrived", "rate"]),
        ("县级配套到账12万元，为配套数的60%。", ["arrived", "rate"]),
        ("诉求办结96%。", ["rate"]),
        ("公益金累计支出6.2万元，结余3.1万元。", ["donation", "donation"]),
        ("共拨付90万元。具体为：安和社区52万元，清水社区38万元。", ["arrived", "arrived", "arrived"]),
    ],
)
def test_what_money_is_in_other_words(text: str, told: list[str]) -> None:
    assert roles(text) == told


def test_a_street_speaks_of_its_own_money() -> None:
    assert roles("白鹭街道工作总结\n街道自筹40万元。") == ["fund"]
    assert roles("我县推进顺利。街道自筹40万元。") == ["other"]


def test_the_towns_of_a_title_are_no_town_that_reports() -> None:
    assert roles("清泉县城乡社区治理试点工作汇报\n县级财政安排90万元。") == ["fund"]
    assert roles("石桥镇社区治理试点工作汇报\n县级财政安排90万元。") == ["grant"]


def test_a_number_torn_in_two_is_one() -> None:
    assert [each.value for each in sums("改造活动场600平方米，估算投资2 2万元。")] == ["project:22000000"]


def test_rows_name_the_source_and_columns_what_became_of_it() -> None:
    table = "单位：万元\n来源|应到|实到\n市级奖补|60|50\n企业赞助|25|18\n合计||68"
    assert [each.value for each in sums(table)] == [
        "grant:60000000",
        "arrived:50000000",
        "donation:25000000",
        "donation:18000000",
        "arrived:68000000",
    ]


def test_the_unit_of_a_table_stands_at_the_end_of_the_line_above() -> None:
    table = (
        "截至年底，各社区资金情况如下（万元）：\n社区\t省级补助\t已支付\n安和社区\t80\t64\n柳堤社区\t60\t30"
    )
    assert [each.value for each in sums(table)][:2] == ["grant:80000000", "arrived:64000000"]
