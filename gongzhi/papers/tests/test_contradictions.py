"""What cannot all be right is shown with its places; what can be right is left alone."""

from pathlib import Path

import pytest

from gongzhi.papers.reading import read

ROOT = Path(__file__).parents[3]
TWIN = next((ROOT / "bench" / "reports" / "train").glob("01-*.txt"))


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(c.code, [text[a:b] for a, b in c.spans]) for c in read(text).contradictions]


def test_a_standard_under_two_names() -> None:
    text = "三、工作目标\n实现“硬件提升、软件完善、服务亮点、场景呈现”四大示范标准。\n四、存在的问题\n试点单位“硬件完善、软件提升、服务亮点、场景呈现”难以达到验收标准。"
    assert told(text) == [("swapped_standard", ["硬件提升、软件完善", "硬件完善、软件提升"])]


def test_a_number_that_is_not_the_number_listed() -> None:
    codes = dict(told("一、基本信息\n在安和社区、清水社区、东门社区5个城市社区开展试点。"))
    assert codes["count_vs_list"] == ["安和社区、清水社区、东门社区", "5个城市社区"]


CLASHES = [
    ("sum_mismatch", "省级补助200万元、县级配套160万元，合计350万元。", ["200万元", "160万元", "350万元"]),
    ("sum_mismatch", "省级补助200万元，县级按80%配套，应配150万元。", ["80%", "150万元"]),
    (
        "sum_mismatch",
        "省级补助100万元，分配如下：\n单位\t金额（万元）\n安和社区\t60\n清水社区\t30\n合计\t100",
        ["60", "30", "100"],
    ),
    (
        "date_order",
        "安和社区食堂2024年9月20日竣工，2024年8月1日通过验收。",
        ["2024年9月20日竣工", "2024年8月1日通过验收"],
    ),
    ("two_values", "全县确定6个试点社区。年底前，5个试点社区完成改造。", ["6个试点社区", "5个试点社区"]),
    (
        "two_values",
        "试点期到2024年6月底。试点期至2025年3月底截止。",
        ["试点期到2024年6月底", "试点期至2025年3月底"],
    ),
    (
        "two_values",
        "我区区财政安排专项资金320万元。区级专项资金302万元年中才分解到街道。",
        ["320万元", "302万元"],
    ),
    (
        "date_order",
        "长虹社区综合服务楼工程于2023年10月20日完工；锦绣社区加装监控。长虹社区综合服务楼已于2023年9月28日通过验收。",
        ["2023年10月20日完工", "2023年9月28日通过验收"],
    ),
    (
        "two_values",
        "全县有社会组织64家、社工97名，其中持证社工26名。问题是全县持证社工只有21名。",
        ["持证社工26名", "持证社工只有21名"],
    ),
    (
        "count_vs_list",
        "县民政局、县财政局、县住建局4个部门参加。",
        ["县民政局、县财政局、县住建局", "4个部门"],
    ),
]


@pytest.mark.parametrize(("code", "text", "places"), CLASHES)
def test_what_cannot_be(code: str, text: str, places: list[str]) -> None:
    assert told(f"一、基本信息\n{text}") == [(code, places)]


AGREES = [
    "省级补助200万元、县级配套160万元，合计360万元。",
    "省级补助200万元，县级按80%配套，应配160万元。",
    "安和社区食堂2024年8月1日竣工，2024年9月20日通过验收。",
    "县民政局、县财政局等14个部门参加。",
    "全县确定6个试点社区，其中2个试点社区已经完工。",
    "总投资500万元，其中已支付120万元、待支付30万元。",
    # Two years, two sorts, two buildings, two round numbers, a list of which not all was understood.
    "2022年省级补助资金200万元，2023年省级补助资金150万元。",
    "全县确定6个试点社区，另有3个示范社区。",
    "长虹社区综合服务楼工程于2023年10月20日完工。长虹社区老年食堂2023年9月28日通过验收。",
    "安和社区居民3260户。清水社区居民3620户。",
    "省级补助200万元、市级奖补60万元。县级配套160万元、捐赠20万元，合计440万元。",
    "总投资500万元，其中省级300万元、县级200万元，结余80万元。",
    "省级补助150万元、市级补助50万元，县级按80%配套，应配160万元。",
    "志愿者1200名，后来又招募志愿者2100名。",
    "省级补助资金200万元。清水社区的店没有开起来，20万元省级补助资金至今没有找到用处。",
    # The rows are the contracts, which the sentence above adds up itself.
    "市级补助120万元。两个项目合同总价90.5万元，分项情况如下：\n项目\t合同价（万元）\n食堂\t62\n岗亭\t28.5",
]


@pytest.mark.parametrize("text", AGREES)
def test_what_can_be(text: str) -> None:
    assert told(f"一、基本信息\n{text}") == []


@pytest.mark.parametrize(
    "text", ["在安和社区、清水社区2个城市社区开展试点。", "达到硬件提升标准，坚持硬件提升。"]
)
def test_what_agrees_is_left_alone(text: str) -> None:
    assert told(f"一、基本信息\n{text}") == []


def test_the_twin_of_the_first_report_shows_both_of_its_contradictions() -> None:
    assert {"count_vs_list", "swapped_standard"} <= {
        code for code, _ in told(TWIN.read_text(encoding="utf-8"))
    }


def test_task_forces_said_and_named() -> None:
    text = "一、组织\n领导小组下设五个专班，即综合协调组、资金保障组、项目建设组和宣传组。"
    assert told(text) == [("count_vs_list", ["五个专班", "综合协调组、资金保障组、项目建设组和宣传组"])]


def test_standards_by_other_words_are_swapped_too() -> None:
    text = "三、目标\n达到“阵地规范、队伍过硬、服务贴心、治理有序”四项示范标准。\n四、问题\n“阵地过硬、队伍规范、服务贴心、治理有序”四项标准还有差距。"
    assert [code for code, _ in told(text)] == ["swapped_standard"]
