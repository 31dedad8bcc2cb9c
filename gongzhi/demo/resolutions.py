"""The meetings of the story: when, who was there, what was resolved. Days are counted from the naming of the batch."""

from dataclasses import dataclass

# How many months lie between meetings; of the other groups nobody has said.
RHYTHMS = {"城乡社区治理试点工作领导小组": 3, "资金保障专班": 2}


@dataclass(frozen=True)
class Resolved:
    """`days` from the meeting to the due day; without a lead or a day it is a decision and no task."""

    text: str
    lead: str = ""
    partners: str = ""
    days: int = 0
    evidence: str = ""


@dataclass(frozen=True)
class Met:
    day: int
    group: str
    title: str
    number: str
    present: str
    apologies: str
    agenda: str
    minutes: str
    resolved: tuple[Resolved, ...]
    given: bool = True
    excuse: str = ""  # why those of `apologies` were excused
    sitting_in: str = ""
    listed: bool = True  # person by person; else in words alone
    again: int | None = None  # days until the next meeting, where it was laid down


MEETINGS = (
    Met(
        20,
        "城乡社区治理试点工作领导小组",
        "领导小组第一次会议",
        "青治领纪〔演示〕1号",
        "沈静川、何采薇、秦若水、陆承安、纪守正",
        "尤佳宁",
        "研究试点实施方案和责任分工；研究县级配套资金",
        "会议听取了县民政局关于试点进展的汇报。\n会议强调，试点资金要专账管理，阵地改造要先听居民意见。",
        (
            Resolved("原则同意试点实施方案，按会议意见修改后印发。"),
            Resolved(
                "建立试点月调度制度。各专班每月五日前报送进度，办公室汇总后通报。",
                "县民政局",
                "各专班、朝晖街道办事处",
                45,
                "调度通报",
            ),
            Resolved(
                "落实县级配套资金。财政部门在本年度预算内安排，分两次拨付。",
                "县财政局",
                "县民政局",
                120,
                "预算文件、拨付凭证",
            ),
        ),
        excuse="在省里参加培训",
        sitting_in="苏映红",
    ),
    Met(
        100,
        "城乡社区治理试点工作领导小组",
        "领导小组第二次会议",
        "青治领纪〔演示〕2号",
        "郁清和、何采薇、秦若水、陆承安、纪守正、苏映红、尤佳宁",
        "无",
        "听取阵地改造和购买服务进展；研究滞后事项",
        "会议通报了各社区亮灯情况，逐项分析了滞后原因。",
        (
            Resolved(
                "对进度滞后的阵地改造逐个点位倒排工期，每周现场调度一次。",
                "县住建局",
                "朝晖街道办事处、县目标办",
                60,
                "倒排工期表",
            ),
            Resolved(
                "开展试点中期督查。对照四项标准逐社区检查，问题列清单、限期整改。",
                "县目标办",
                "县民政局",
                130,
                "督查通报",
            ),
            Resolved("研究设立社区治理基金，由县民政局先行调研。", "县民政局", "县财政局"),
        ),
        again=125,
    ),
    Met(
        172,
        "资金保障专班",
        "资金保障专班第一次会议",
        "",
        "陆承安、何采薇",
        "",
        "核对资金到位和支出进度",
        "",
        (
            Resolved("核对各社区资金到位和支出情况，形成对账表。", "县财政局", "县民政局", 60, "对账表"),
            Resolved("提出下一批资金拨付意见，报领导小组审定。", "县财政局", "", 75, "拨付意见"),
        ),
        given=False,
        listed=False,
    ),
)
