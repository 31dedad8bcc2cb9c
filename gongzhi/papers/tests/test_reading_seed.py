"""What a reader must get from the first report there was, and from its twin in our own words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongzhi.papers.reading import Candidate, Kind, Reading, read

ROOT = Path(__file__).parents[3]
SEED = ROOT.parent / "shared" / "seed" / "report.txt"
TWIN = ROOT / "bench" / "reports" / "train" / "01-twin.txt"


@pytest.fixture(scope="module", params=[SEED, TWIN], ids=["seed", "twin"])
def reading(request: pytest.FixtureRequest) -> Reading:
    path: Path = request.param
    if not path.exists():
        pytest.skip("the first report is not kept beside this copy; its twin is read instead")
    return read(path.read_text(encoding="utf-8"))


def of(reading: Reading, kind: Kind) -> list[Candidate]:
    return [each for each in reading.candidates if each.kind == kind]


def values(reading: Reading, kind: Kind) -> list[str]:
    return [each.value for each in of(reading, kind)]


def said(reading: Reading, each: Candidate) -> str:
    return reading.text[each.start : each.end].replace("\n", "")


def test_the_batch_and_the_mechanism(reading: Reading) -> None:
    assert values(reading, Kind.BATCH)[0] == "3"
    assert values(reading, Kind.MECHANISM) == ["五社联动"]


def test_the_five_themes(reading: Reading) -> None:
    assert set(values(reading, Kind.THEME)) == {
        "便民服务",
        "社区服务项目",
        "社会企业带动",
        "社会组织参与",
        "自治互助",
    }


def test_masked_communities_and_no_other(reading: Reading) -> None:
    """Four placeholders in the list, five in the profiles; 成为社区 and 探索社区 are no places."""
    assert values(reading, Kind.COMMUNITY) == ["*"] * 9


def test_five_against_four_is_a_contradiction(reading: Reading) -> None:
    clash = next(each for each in reading.contradictions if each.code == "count_vs_list")
    listed, number = (reading.text[start:end] for start, end in clash.spans)
    assert listed.count("社区") == 4
    assert number.startswith("5个")


def test_the_grant_the_share_and_what_it_comes_to(reading: Reading) -> None:
    amounts = {each.value: each for each in of(reading, Kind.AMOUNT)}
    assert "grant:370000000" in amounts
    assert amounts["match:80%"].details["base"] == "unknown"
    derived = amounts["match:296000000"]
    assert derived.details["derived"] == "yes"
    assert derived.details["basis"] == "80% × 3700000 元"


def test_the_leading_group(reading: Reading) -> None:
    assert {"领导小组", "领导小组办公室"} <= set(values(reading, Kind.BODY))
    assert "task_force:4" in values(reading, Kind.COUNT)
    assert {"组长", "副组长"} <= set(values(reading, Kind.POST))
    assert all(each.details["holder"] for each in of(reading, Kind.POST)[:2])


def test_the_places_visited(reading: Reading) -> None:
    assert len(of(reading, Kind.VISITED)) == 2
    if SEED.exists() and reading.text == SEED.read_text(encoding="utf-8"):
        assert values(reading, Kind.VISITED) == ["南部县", "仪陇县"]


def test_the_standards_and_their_swapped_adjectives(reading: Reading) -> None:
    assert values(reading, Kind.STANDARD)[:4] == ["硬件提升", "软件完善", "服务亮点", "场景呈现"]
    clashes = [each for each in reading.contradictions if each.code == "swapped_standard"]
    assert len(clashes) == 1
    first, second = (reading.text[start:end] for start, end in clashes[0].spans)
    assert "硬件提升" in first
    assert "硬件完善" in second


def test_aspects_and_things_checked(reading: Reading) -> None:
    assert values(reading, Kind.ASPECT) == ["组织保障", "项目管理", "项目效益"]
    assert len(values(reading, Kind.CHECKED)) == 3


def test_the_rules_with_their_tiers_unknown(reading: Reading) -> None:
    rules = {each.value: each for each in of(reading, Kind.RULE)}
    assert {"deduct:20%:3", "deduct_full", "notice_province", "reward", "adjust"} <= set(rules)
    assert rules["deduct:20%:3"].details["tiers"] == "unknown"


def test_problems_are_split_into_their_parts(reading: Reading) -> None:
    first, second = ([*in_part(reading, Kind.PROBLEM, f"四.{number}")] for number in "12")
    assert len(first) >= 4
    assert len(second) >= 6
    assert all(each.details.get("heading") for each in [*first, *second])


def test_tasks_say_who_leads(reading: Reading) -> None:
    assert len([*in_part(reading, Kind.TASK, "五.(一)")]) == 2
    second = [*in_part(reading, Kind.TASK, "五.(二)")]
    assert len(second) == 2
    assert "县目标办" in {each.details.get("lead") for each in second}


def test_five_works_on_site(reading: Reading) -> None:
    works = [*in_part(reading, Kind.WORK, "五.(三)")]
    assert len(works) == 5
    canteen = works[0].details
    assert "食堂" in canteen["object"]
    assert "律师事务所" in canteen["site"]
    assert any("两" in said(reading, each) and "门面" in said(reading, each) for each in works)
    assert [each.details.get("fallback") for each in works] == [None, None, None, None, "yes"]


def in_part(reading: Reading, kind: Kind, path: str) -> Iterator[Candidate]:
    return (each for each in of(reading, kind) if each.section == path)


def test_every_mask_is_an_unknown_with_its_kind(reading: Reading) -> None:
    masks = reading.text.count("* *")
    unknown = of(reading, Kind.UNKNOWN)
    assert len(unknown) == masks
    assert {each.value for each in unknown} == {"place", "year", "date", "number", "amount"}
    assert all(said(reading, each) == "* *" for each in unknown)
