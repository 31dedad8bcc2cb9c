"""What was planned, found and done about it. Days of plans count from the day the batch was named, of steps from the visit."""

from dataclasses import dataclass, field

from gongzhi.demo import places
from gongzhi.supervision.rules import Among


@dataclass(frozen=True)
class Step:
    after: int
    move: str
    words: str = ""


@dataclass(frozen=True)
class Found:
    """An item of the checklist that did not conform; without steps no notice has gone out."""

    item: str
    note: str
    severity: str
    due: int
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Later:
    """Another visit to the first place drawn; without findings a walk that is planned or went along."""

    day: int
    title: str
    found: list[Found] = field(default_factory=list)
    together: str = "apart"
    ahead: int = 0


@dataclass(frozen=True)
class Planned:
    day: int
    name: str
    kind: str
    quality: bool
    seed: str
    wanted: int
    found: list[list[Found]]
    later: list[Later] = field(default_factory=list)
    among: Among = Among.PILOTS


OF_THE_UNIT = {"take_up", "reply"}
IN_ORDER = ["progress-1", "progress-2", "money-1", "money-3", "quality-2"]
TIP_DAY = 203
INSPECTORS = [
    ("纪守正", "县目标办", ""),
    ("尹照川", "县财政局", ""),
    ("卓闻笛", "县住建局", places.PILOTS[1]),
    ("闵望舒", "县民政局", ""),
    ("符清远", "县目标办", places.OTHER_STREET),
]
PLANS = [
    Planned(
        60,
        "试点资金和招投标专项督查",
        "special",
        quality=False,
        seed="2026088",
        wanted=2,
        found=[
            [
                Found(
                    "money-2",
                    "两笔服务费只有收据，没有发票和验收单",
                    "serious",
                    30,
                    (
                        Step(5, "take_up"),
                        Step(12, "reply", "已补开一张发票，另一张正在联系。"),
                        Step(16, "fail", "还差一张发票和两份验收单。"),
                        Step(23, "reply", "发票和验收单都已补齐。"),
                        Step(28, "pass", "票据齐全，同意了结。"),
                    ),
                ),
                Found(
                    "progress-3",
                    "便民服务点应在上月启用，还没有启用",
                    "minor",
                    25,
                    (Step(10, "reply", "已于本周启用。"), Step(14, "pass", "现场看过，已启用。")),
                ),
            ],
            [
                Found(
                    "tender-2",
                    "采购需求没有写考核办法",
                    "minor",
                    60,
                    (Step(8, "take_up"),),
                ),
                Found(
                    "money-4",
                    "试点资金和日常经费记在一本账上",
                    "serious",
                    150,
                    (Step(20, "take_up"), Step(128, "reply", "已分账核算，重新报表。")),
                ),
                Found(
                    "money-7",
                    "上季度资金使用情况没有公开",
                    "minor",
                    40,
                    (Step(9, "reply", "已在公示栏公开。"), Step(15, "pass", "已公开。")),
                ),
            ],
        ],
        later=[
            Later(
                195,
                "资金问题回头看",
                [
                    Found("money-2", "又有一笔活动经费没有发票", "grave", 20),
                    Found("progress-4", "系统里报的进度比现场快", "minor", 20),
                ],
            ),
            Later(204, "年终评价前走访", ahead=14),
            Later(205, "老年助餐走访", together="join", ahead=16),
        ],
    ),
    Planned(
        130,
        "阵地开放情况不打招呼检查",
        "unannounced",
        quality=True,
        seed="2026151",
        wanted=1,
        found=[
            [
                Found(
                    "quality-1",
                    "两间功能室堆放杂物，没有使用",
                    "serious",
                    90,
                    (
                        Step(4, "take_up"),
                        Step(30, "reply", "已清空一间。"),
                        Step(36, "fail", "另一间仍堆放杂物。"),
                    ),
                ),
                Found("quality-4", "服务记录停在两个月前", "minor", 90),
                Found(
                    "quality-5",
                    "居民不知道可以预约活动室",
                    "minor",
                    85,
                    (Step(1, "withdraw", "现场抽问人数太少，不足以认定。"),),
                ),
            ]
        ],
    ),
    Planned(
        186,
        "在建项目质量抽查",
        "regular",
        quality=True,
        seed="2026177",
        wanted=2,
        found=[[Found("quality-3", "隐蔽工程没有留下照片", "minor", 30)], []],
        among=Among.PROJECTS,
    ),
]
