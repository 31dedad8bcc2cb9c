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
        # What is joined or listed behind a sum is of its sort.
        ("三个社区分别用掉702万元、655万元和618万元。", ["arrived"] * 3),
        ("用试点经费支付水电费4.7万元、招待费1.36万元。", ["arrived"] * 2),
        ("培训费1.2万元，印刷费0.6万元，均已支付。", ["arrived"] * 2),
        # A whole of several sources is of none; what became of a gift is told of the gift.
        (
            "总盘子2860万元，其中中央补助1100万元、县财政投入1100万元、企业捐赠660万元。",
            ["other", "grant", "fund", "donation"],
        ),
        ("社区基金210万元，其中支出74万元、结余136万元。", ["donation"] * 3),
        # What a share of the grant comes to, what of it was given and what is missing.
        (
            "省级补助160万元，镇里配四成，应出64万元，挤出42万元，还欠22万元。",
            ["grant", "match", "match", "arrived", "match"],
        ),
        # Whose money it is depends on who reports.
        ("我县争取省级100万元、市级60万元，县财政安排40万元。", ["grant", "grant", "fund"]),
        ("我市获中央100万元、省级60万元，市级40万元。", ["grant", "grant", "fund"]),
        ("我镇每个社区由县财政安排80万元，镇财政安排6万元。", ["grant", "fund"]),
        # Prices, differences, errors and what a rule takes off are of no sort.
        ("单位造价每平方米1680元，比预算节约6.5万元。", ["other", "other"]),
        ("重复报销2760元，已追回。", ["other"]),
        ("按20%分三档扣减，三档分别为192万元、128万元、64万元。", ["other"] * 3),
        ("争取消防改造资金30万元。", ["grant"]),
        ("把老电影院改成社区食堂，得68万元。", ["project"]),
        ("已支付工程款139万元。", ["arrived"]),
        ("用于改造1024万元、设备采购318万元、购买服务466万元，合计支出1808万元。", ["arrived"] * 4),
        ("省级补助资金总计320万元。", ["grant"]),
        ("桂花社区投入96万元，将原招待所改造为大厅。", ["project"]),
        ("每年安排不少于100万元用于购买服务。", ["fund"]),
        ("租金拖欠房东3.3万元。", ["arrived"]),
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
        ("一百来户凑了钱。", ["household:100"]),
        ("人均服务居民超过2000人。", []),
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


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("一年4万8的租金没人管。", "other:4800000"),
        ("慈善会给了18万5千，要用在明处。", "donation:18500000"),
        ("一百来户才凑了5600块。", "donation:560000"),
        ("登记1万2人。", ""),
    ],
)
def test_sums_as_they_are_spoken(text: str, fen: str) -> None:
    assert "".join(values(text, Kind.AMOUNT)) == fen


def test_a_number_of_an_item_is_no_part_of_its_year() -> None:
    assert values("检查记录：\n1. 2023年11月20日抽查。\n2. 2024年1月9日复查。", Kind.DATE) == [
        "2023-11-20",
        "2024-01-09",
    ]


def test_a_verb_before_a_known_name_is_none_of_it() -> None:
    text = "试点社区是望潮社区、南礁社区。\n走进望潮社区，老人多了。\n抽查发现南礁社区账目清楚。"
    assert values(text, Kind.COMMUNITY) == ["望潮社区", "南礁社区"]


def test_a_speech_says_first_what_a_paragraph_is_about() -> None:
    text = "第一，家底要算清。钱不多。\n问题我也不回避。机构写的方案，社区照着念，群众不买账。\n下一步怎么干？县住建局牵头盯紧工程质量。"
    assert len(values(text, Kind.PROBLEM)) == len(values(text, Kind.TASK)) == 1


def test_what_is_checked_verb_by_verb() -> None:
    text = "年底考核，查资金台账，查会议记录，查群众口碑。"
    assert values(text, Kind.CHECKED) == ["资金台账", "会议记录", "群众口碑"]


@pytest.mark.parametrize(
    "text",
    [
        "对照“硬件提升”“软件完善”“服务亮点”“场景呈现”四大示范标准。",
        "四大示范标准：一是硬件提升，二是软件完善，三是服务亮点，四是场景呈现。",
        "确保实现硬件提升软件完善服务亮点场景呈现。",
    ],
)
def test_standards_however_they_are_set_apart(text: str) -> None:
    assert values(text, Kind.STANDARD) == ["硬件提升", "软件完善", "服务亮点", "场景呈现"]


def test_money_won_is_no_rule() -> None:
    assert values("市级以奖代补240万元。我区评价列全省第四位，获得奖励资金100万元。", Kind.RULE) == []


def test_how_far_the_money_has_got_said_with_a_verb() -> None:
    told = "已完成总工程量的65%。支出完成全年预算的81.2%。预算执行率由54%提高到87%。支付进度：68%。"
    assert values(told, Kind.AMOUNT) == ["rate:65%", "rate:81.2%", "rate:54%", "rate:87%", "rate:68%"]
    assert values("改造支出不得超过总额的45%。按合同约定支付60%。预留5%质保金。", Kind.AMOUNT) == []


def test_papers_are_checked_whatever_verb_stands_before_them() -> None:
    text = "第三方从组织领导、项目管理、资金绩效三个方面打分，重点看项目台账和支付凭证。"
    assert values(text, Kind.ASPECT) == ["组织领导", "项目管理", "资金绩效"]
    assert values(text, Kind.CHECKED) == ["项目台账", "支付凭证"]


def test_what_leads_in_to_problems_and_what_shall_be_done_are_none() -> None:
    text = (
        "一、存在的问题\n工作还存在一些短板：双井社区用房偏小，仅有280平方米；配套资金还欠24万元。"
        "下一步，区财政局要把欠拨资金列入预算；区民政局牵头制定管理办法。"
    )
    told = [(str(each.kind), text[each.start : each.end]) for each in read(text).candidates]
    assert ("problem", "双井社区用房偏小，仅有280平方米") in told
    assert [words for kind, words in told if kind == "task"] == [
        "区财政局要把欠拨资金列入预算",
        "区民政局牵头制定管理办法",
    ]


def test_what_was_wrong_is_told_once_and_then_what_was_done_about_it() -> None:
    text = (
        "一、反馈的问题\n（一）配套资金到位慢。\n二、整改落实情况\n（一）关于配套资金问题。区级配套累计到账68万元。\n"
        "三、尚未完成整改的事项\n1.清水社区用房还没有定下来。"
    )
    assert len(values(text, Kind.PROBLEM)) == 2


def test_a_work_is_one_where_things_are_judged_too() -> None:
    text = "一、总体评价\n安和社区改造旧学校，建成社区综合楼。获评优秀的站点增加下年经费。"
    assert len(values(text, Kind.WORK)) == 1


def test_places_and_bodies_end_where_their_verbs_begin() -> None:
    text = "组织社区书记到文澜市学习港区治理经验，参观积分超市。公开征集海蓝社会工作服务中心承接服务。"
    assert values(text, Kind.VISITED) == ["文澜市"]
    assert values(text, Kind.BODY) == ["海蓝社会工作服务中心"]
    assert values("举办社区活动128场。", Kind.COMMUNITY) == []
