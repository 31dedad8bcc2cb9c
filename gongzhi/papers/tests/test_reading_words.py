"""What the words around a figure, a name or a list make of it; each case is a sentence of its own."""

from pathlib import Path

import pytest

from bench.labels import read_report
from bench.reading import marks
from bench.scoring import judge
from gongzhi.papers.reading import Kind, read

TWIN = Path(__file__).parents[3] / "bench" / "reports" / "train" / "01-twin.txt"


def values(text: str, kind: Kind) -> list[str]:
    return [
        each.value for each in read(text).candidates if each.kind == kind and "derived" not in each.details
    ]


def test_the_twin_gives_its_facts_and_no_others() -> None:
    report = read_report(TWIN)
    verdict = judge(report.marks, marks(read(report.text)))
    assert (verdict.missed, verdict.wrong) == ((), ())


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("食堂的厨具还欠人家3万元。", ["arrived"]),
        ("县级配套120万元只落实50万元。", ["match", "arrived"]),
        ("已支付100万元，其中购买服务36万元，工程款64万元。", ["arrived"] * 3),
        ("评为示范社区的，奖励10万元。", ["other"]),
        ("委托清风中心开展服务，经费42万元。", ["project"]),
        ("尚有90万元没有支出。", ["other"]),
        ("我县争取市级财政20万元。全县铺开，我县先行。", ["grant"]),
        ("我市由市级财政安排20万元。全市铺开。", ["fund"]),
        ("省级补助90万元，街道自筹40万元，共130万元。", ["grant", "other", "other"]),
        ("户籍人口6.4万，志愿者1.2万。", []),
    ],
)
def test_what_money_is(text: str, roles: list[str]) -> None:
    assert [value.partition(":")[0] for value in values(text, Kind.AMOUNT)] == roles


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("户籍人口6.4万，外来人口逾11万。", ["resident:64000", "resident:110000"]),
        ("15名社工中能讲蒙古语的只有4名。", ["social_worker:15", "social_worker:4"]),
        ("社工跳槽多，本年度走了5名。", ["social_worker:5"]),
        ("社区有3个小区没有物业。", []),
    ],
)
def test_what_is_counted(text: str, counts: list[str]) -> None:
    assert values(text, Kind.COUNT) == counts


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "在明月社区、春和社区（城关镇）和东篱社区开展。",
            Kind.COMMUNITY,
            ["明月社区", "春和社区", "东篱社区"],
        ),
        ("由重庆和协社会工作服务中心承接。", Kind.BODY, ["重庆和协社会工作服务中心"]),
        ("区委考评办和镇民政办参加。", Kind.BODY, ["区委考评办", "镇民政办"]),
        ("组织人员到渠江县、鹿城区和青衣江市学习。", Kind.VISITED, ["渠江县", "鹿城区", "青衣江市"]),
        ("23年9月去平山县看了看。", Kind.DATE, ["2023-09"]),
        ("对照“有队伍、有阵地、有项目”三有标准。", Kind.STANDARD, ["有队伍", "有阵地", "有项目"]),
        ("进度低于50%的社区扣减工作经费10%。", Kind.RULE, ["deduct:10%:0"]),
        ("评为优秀的给予奖励，弄虚作假的资金全收回。", Kind.RULE, ["reward", "deduct_full"]),
    ],
)
def test_names_and_lists(text: str, kind: Kind, expected: list[str]) -> None:
    assert values(f"一、基本情况\n{text}", kind) == expected


def test_a_note_without_headings_of_the_usual_sort() -> None:
    text = "难处：\n1 县里配套不到位\n2 年轻人都出去打工了\n\n往后：\n1 镇民政办牵头把业委会选出来\n"
    found = [
        (str(each.kind), each.section) for each in read(text).candidates if each.kind in ("problem", "task")
    ]
    assert found == [("problem", "难处.1"), ("problem", "难处.2"), ("task", "往后.1")]


def test_tables_one_under_the_other() -> None:
    text = (
        "表一 概况\n社区|户数|人口\n海棠社区|3120|8900\n表二 资金（万元）\n社区|省级补助|合计\n海棠社区|50|50\n"
        "科目|金额\n区级配套|60\n已支出|30\n"
    )
    assert values(text, Kind.COUNT) == ["household:3120", "resident:8900"]
    assert values(text, Kind.AMOUNT) == [
        "grant:50000000",
        "grant:50000000",
        "match:60000000",
        "arrived:30000000",
    ]
