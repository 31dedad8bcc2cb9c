"""What projects the invented county has: who carries them out, what they cost, how far they have come."""

from dataclasses import dataclass

from gongzhi.demo import places
from gongzhi.projects.rules import Status

ONE, TWO, THREE, FOUR, FIVE = places.PILOTS


@dataclass(frozen=True)
class Signed:
    """A contract; `grown` is its sum after an amendment, in 万元."""

    number: str
    title: str
    party: str
    wan: int | None
    grown: int | None = None


@dataclass(frozen=True)
class Venture:
    """Days are counted from the day the batch was named, money in 万元 by kind of source; None is unknown.

    `pace`: in what share of the planned days, in percent, milestones are reached.
    """

    code: str
    name: str
    kind: str
    goal: str
    standards: tuple[str, ...]
    owner: str
    start: int
    length: int
    money: dict[str, int | None]
    reach: Status
    pace: int = 95
    space: str = ""
    public: bool = False
    contract: Signed | None = None
    risks: tuple[tuple[str, int, int, str], ...] = ()


VENTURES = [
    Venture(
        TWO,
        "党群服务中心一楼无障碍改造",
        "hardware",
        "轮椅、婴儿车能直接到便民窗口，坡道和扶手符合规范。",
        ("hardware", "scene"),
        "县住建局",
        start=40,
        length=180,
        money={"provincial": 12, "county_match": 4},
        reach=Status.CLOSED,
        pace=85,
        space="党群服务中心",
        contract=Signed("演工〔2〕号", "坡道、扶手和地面防滑施工", "安澜市山木建筑队（演示）", 14),
    ),
    Venture(
        ONE,
        "沿街旧铺改建便民食堂",
        "hardware",
        "每天能供 120 位老年人用餐，明厨亮灶。",
        ("hardware", "service"),
        "县住建局",
        start=95,
        length=180,
        money={"provincial": 38, "county_match": 15, "charity": None},
        reach=Status.DOING,
        pace=105,
        space="沿街旧铺",
        contract=Signed("演工〔5〕号", "厨房、给排水和电气改造", "青禾县河畔装饰部（演示）", 40, grown=45),
        risks=(
            ("雨季影响室外排水管施工", 4, 3, "先做室内，备好抽水设备"),
            ("厨房设备供货推迟", 3, 4, "列两家备选，合同写明交货日期"),
        ),
    ),
    Venture(
        THREE,
        "长者助餐和送餐服务",
        "service",
        "行动不便的老年人每天能吃上热饭，一年不少于 240 天。",
        ("service",),
        "县民政局",
        start=10,
        length=240,
        money={"provincial": 18, "lottery": 6},
        reach=Status.WAITING,
        pace=82,
        public=True,
        contract=Signed("演服〔1〕号", "助餐、送餐和健康回访", "青禾县暖灶社会服务中心（演示）", 22),
    ),
    Venture(
        FOUR,
        "闲置门面改造为项目办公点",
        "hardware",
        "社会组织有固定的办公和会客地方。",
        ("hardware",),
        "朝晖街道办事处",
        start=120,
        length=150,
        money={"provincial": 16},
        reach=Status.APPROVED,
        space="闲置门面",
        contract=Signed("演工〔7〕号", "隔断、照明和门头", "", None),
        risks=(("产权单位借用手续没有办完", 4, 5, "街道每周催办，先签临时借用协议"),),
    ),
    Venture(
        FIVE,
        "楼道清理和邻里晾晒角",
        "residents",
        "居民自己动手，腾出楼道，做两处晾晒角。",
        ("software", "scene"),
        "南桥社区居委会",
        start=60,
        length=100,
        money={"crowdfunding": 1, "charity": 2},
        reach=Status.ACCEPTED,
    ),
    Venture(
        ONE,
        "青少年课后陪伴服务",
        "service",
        "放学后到晚饭前有人看护、有书可读。",
        ("service",),
        "梧桐里社区居委会",
        start=240,
        length=240,
        money={"provincial": 9, "enterprise": None},
        reach=Status.DRAFT,
        public=True,
    ),
    Venture(
        TWO,
        "电动自行车充电棚",
        "hardware",
        "棚内有烟感和喷淋，车不再进楼。",
        ("hardware",),
        "东门坊社区居委会",
        start=80,
        length=120,
        money={"county_match": 8},
        reach=Status.STOPPED,
    ),
]
# An outside work with the day it was to begin and end, its cost in 万元, and who hangs on it: share in percent, waits.
SEWERS = ("朝晖片区污水分流", "县住建局", 60, 175, 860)
HANG_ON = {"沿街旧铺改建便民食堂": (12, False), "闲置门面改造为项目办公点": (8, True)}
STOPPED_FOR = "规划的位置占用消防通道，重新选址以后再草拟。"
DEFECT = "两位老年人的健康回访没有记录"
USERS, COUNT = "助餐老年人代表（演示）", 6
