"""The invented contents of the demo county: names, problems, works, passages. Nothing here is a real place or person."""

from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.cn import ric

from gongzhi.demo import places

CLAUSES = [
    ("第四条", "试点期一年，县级承接，街道和社区分别承担机制创新与类型试点。"),
    ("第九条", "第三方按组织保障、项目管理、项目效益评价，结果用于资金结算。"),
    ("第十二条", "推进不力的按等次扣减预拨资金，未开工或严重滞后的全额扣减并通报。"),
]
PILOTS = [
    ("convenience", 1998, "老旧小区便民和养老服务"),
    ("social_enterprise", 2003, "引导辖区企业参与治理"),
    ("social_org", 2006, "社会组织承接公共服务"),
    ("projects", 2001, "服务项目规范管理"),
    ("mutual_help", 1995, "居民互助与议事"),
]
CHECKLIST_WALK = [
    ("start", "finish"),
    ("plan", "start", "finish"),
    ("plan", "start"),
    ("plan",),
    (),
    ("set_aside",),
    ("start", "finish"),
]
# The rules the leader has compared with their sources; the others stay 未核实.
VERIFIED = ["sqm_per_100_households", "yellow_workdays", "yellow_points_behind"]
CATEGORIES = ["organisation", "space", "service", "money", "five_parties", "supervision"]
# Each department and whom to ask there.
DEPARTMENTS = {
    "县民政局": "何采薇",
    "县财政局": "陆承安",
    "县住建局": "秦若水",
    "县委组织部": "程书远",
    "县卫健局": "郑若兰",
    "县人社局": "许知秋",
    "县司法局": "吕景明",
    "县市场监管局": "施春和",
    "县教体局": "孔书瑶",
    "县文旅局": "金思远",
    "县目标办": "纪守正",
}
GROUPS = [
    ("暖阳社工服务中心", "承接老年人探访和个案服务"),
    ("同心志愿服务队", "周末便民服务和环境整治"),
    ("银龄互助会", "低龄老人帮高龄老人"),
    ("小候鸟成长社", "放学后托管和假期课堂"),
    ("邻里调解室", "邻里纠纷上门调解"),
    ("巧手手工坊", "手工课堂和义卖"),
]
FIRMS = ["锦和超市", "安康药房", "鼎盛物业", "惠民餐饮", "新叶书店"]
CERTIFICATES = ["none", "assistant", "", "worker", "none", "assistant", "senior"]
JOBS = ["社区书记、主任", "社区工作者", "社工站社工", "网格员", "社工站社工", "社区工作者"]
SEATS = [
    ("组长", "沈静川", "县委书记（演示）"),
    ("组长", "", "县长（演示）"),
    ("副组长", "郁清和", "分管副县长（演示）"),
    ("副组长", "", "县委组织部部长（演示）"),
]
GROUPS_BELOW = [
    ("领导小组办公室", "office", "统筹协调、督促落实", "县民政局", "何采薇"),
    ("阵地建设专班", "task_force", "阵地选址、改造、验收", "县住建局", "秦若水"),
    ("资金保障专班", "task_force", "资金争取、拨付、监管", "县财政局", "陆承安"),
    ("服务项目专班", "task_force", "购买服务、项目管理", "县民政局", "方知远"),
    ("督查考核专班", "task_force", "督查、通报、整改", "县目标办", "纪守正"),
]
ROADS = ["梧桐路", "东门街", "书院街", "河湾路", "南桥路", "望山路", "码头街", "清水路", "新桥街", "柳林路"]
# Zone, purpose, share of the whole in percent.
ZONES = [
    ("便民服务厅", "service", 22),
    ("居民议事厅", "activity", 24),
    ("长者活动室", "activity", 28),
    ("办公室", "office", 14),
]
IDLE = {places.PILOTS[0]: ("沿街旧铺", 9600), places.PILOTS[3]: ("闲置门面", 7450)}
Told = tuple[str, str, str, int, tuple[str, ...]]
# Place, works, action, days from now to the day it is due, moves.
WORKS: list[Told] = [
    (places.PILOTS[0], "沿街旧铺改建便民食堂", "build", 40, ("start",)),
    (places.PILOTS[1], "党群服务中心微改造", "micro", -12, ("start",)),
    (places.PILOTS[2], "社工站扩容并新增两间门面", "add", 60, ()),
    (places.PILOTS[3], "闲置门面改为项目办公点", "renovate", 25, ("start",)),
    (places.PILOTS[4], "原址功能分区调整", "improve_only", 80, ()),
    (places.PILOTS[0], "各功能室门牌统一制作", "rezone", -30, ("start", "finish")),
    (places.PILOTS[1], "一楼无障碍坡道改造", "renovate", -45, ("start", "finish")),
]
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = [
    "晓岚",
    "一鸣",
    "雨桐",
    "思远",
    "佳宁",
    "文博",
    "秋实",
    "若兰",
    "子墨",
    "春和",
    "景明",
    "书瑶",
    "知秋",
    "云帆",
]


@dataclass(frozen=True)
class Trouble:
    """A problem; days are counted from the day the batch was named, `closed` 0 means it is still open."""

    place: str
    topic: str
    title: str
    cause: str
    measure: str
    lead: str
    found: int
    due: int
    taken_up: bool = True
    closed: int = 0
    outcome: str = ""


COORDINATION, SHORT = "统筹协调还不够", "专业力量和资金有短板"
PREMISES, PARTIES = "阵地建设进度偏慢", "多元主体参与不足"
PROBLEMS = [
    Trouble(
        places.COUNTY,
        COORDINATION,
        "部门之间协调不够，资源整合程度低",
        "责任分工没有细化到人",
        "制定责任分工表，按月调度",
        "县民政局",
        35,
        90,
        closed=104,
        outcome="责任分工表已印发，连续三个月按月调度。",
    ),
    Trouble(
        places.COUNTY,
        SHORT,
        "持证社工偏少",
        "考前培训组织不够，在岗人员没有备考时间",
        "开设考前辅导班，在岗备考人员错峰排班",
        "县民政局",
        40,
        280,
    ),
    Trouble(
        places.COUNTY,
        SHORT,
        "县级配套资金尚未全部到位",
        "年初预算安排不足",
        "结合年中预算调整分两批补足",
        "县财政局",
        95,
        255,
    ),
    Trouble(
        places.PILOTS[0],
        PREMISES,
        "便民食堂选址租期未谈妥",
        "产权单位要求两年一签，改造费用收不回",
        "由街道牵头与产权单位协商五年租期",
        "朝晖街道办事处",
        88,
        204,
    ),
    Trouble(
        places.PILOTS[0],
        PREMISES,
        "老年人上二楼活动不便",
        "楼内没有电梯，一楼被仓库占用",
        "腾空一楼仓库，长者活动室迁到一楼",
        "梧桐里社区居委会",
        52,
        120,
        closed=118,
        outcome="仓库已腾空，长者活动室迁至一楼并开放。",
    ),
    Trouble(
        places.PILOTS[1],
        PARTIES,
        "辖区企业参与意愿不强",
        "企业不清楚能做什么、怎么做",
        "列出企业可认领的服务清单，逐家走访",
        "县市场监管局",
        76,
        240,
    ),
    Trouble(
        places.PILOTS[2],
        PARTIES,
        "社会组织承接能力不足",
        "项目管理经验少，财务不规范",
        "安排社工督导结对，开设财务规范辅导",
        "县民政局",
        66,
        250,
    ),
    Trouble(
        places.PILOTS[3],
        PREMISES,
        "阵地面积数据缺失",
        "原始图纸遗失",
        "委托测绘并登记",
        "县住建局",
        60,
        207,
    ),
    Trouble(
        places.PILOTS[4],
        PREMISES,
        "服务用房分散，互不连通",
        "原有建筑结构限制，打通承重墙不安全",
        "",
        "县住建局",
        72,
        300,
        taken_up=False,
    ),
    Trouble(
        places.PILOT_STREET,
        COORDINATION,
        "社区主动性不够，遇事等街道安排",
        "街道与社区职责边界不清",
        "签订试点任务书，写明社区自主事项",
        "朝晖街道办事处",
        30,
        80,
        closed=79,
        outcome="五个试点社区任务书全部签订。",
    ),
    Trouble(
        places.PILOTS[2],
        SHORT,
        "老年人底数不准",
        "底册与派出所数据不一致",
        "入户核对，一季一更新",
        "书院街社区居委会",
        48,
        225,
    ),
]
REQUIREMENTS = [
    ("aspect", "组织保障"),
    ("aspect", "项目管理"),
    ("aspect", "项目效益"),
    ("checked", "基础工作"),
    ("checked", "资金统筹使用"),
    ("checked", "任务清单完成情况"),
    ("reward", "对成效显著的试点单位给予表彰和奖励"),
    ("deduction", "对推进不力的按等次扣减预拨资金"),
    ("deduction", "对未开工或进度严重滞后的全额扣减预拨资金"),
    ("notice", "全额扣减的在全省通报"),
]
VISITED = ["邻江市临川区（演示）", "南浦县（演示）"]
# Place, what is owed, its kind, by whom, and the value where it is known by now.
GAPS = [
    (places.PILOTS[3], "河湾社区服务阵地面积", "number", "县住建局", ""),
    (places.COUNTY, "慈善图书捐赠的折价金额", "amount", "县民政局", ""),
    (places.PILOTS[2], "书院街社区老年人人数", "number", "书院街社区居委会", ""),
    (places.COUNTY, "领导小组另一位组长姓名", "name", "", ""),
    (places.PILOTS[0], "梧桐里社区成立年份", "year", "梧桐里社区居委会", "1998年"),
]
PASSAGES_FIRST = {
    "done": "召开专题会议2次，研究阵地选址、配套资金等事项9项，逐项明确牵头单位和完成时限。",
    "next": "对年底前难以完成的阵地改造，提前准备替代方案，不因单个点位影响整体评价。",
}
PASSAGES_NOW = {
    "basics": "试点社区均已完成入户摸底，底数按季更新。",
    "done": "组织专家对实施方案和购买服务方案进行论证，专家意见逐条答复，方案已按意见修改。",
    "problems": "以上问题均已列入问题清单，明确责任单位和解决期限，按月调度。",
    "next": "领导小组办公室每月通报一次进度，对连续两个月落后的事项提请领导小组研究。",
}


def organisations() -> Iterator[tuple[str, str, str, str, str]]:
    """Name, kind, division, contact, note."""
    yield "朝晖街道办事处", "street", places.PILOT_STREET, "苏映红", ""
    yield "临江街道办事处", "street", places.OTHER_STREET, "尤佳宁", ""
    for at, code in enumerate(places.COMMUNITIES):
        yield f"{places.DIVISIONS[code]}居委会", "community", code, staff(at, 0), ""
    for at, code in enumerate(places.PILOTS):
        short = places.DIVISIONS[code].removesuffix("社区")
        for n in range(3):
            name, note = GROUPS[(at + n) % len(GROUPS)]
            kind = "community_group" if n else "social_org"
            yield f"{short}{name}", kind, code, staff(at, 8 + n), note
        yield f"{FIRMS[at]}（{short}店）", "enterprise", code, staff(at, 12), "愿意提供场地或岗位"


def staff(at: int, n: int) -> str:
    """Somebody's name; the secretary of the first community has an account."""
    return "温如春" if at == n == 0 else person_name(at * 13 + n)


def accountable(lead: str) -> str:
    """Who answers for what a body leads."""
    if lead in DEPARTMENTS:
        return DEPARTMENTS[lead]
    street = {"朝晖街道办事处": "苏映红", "临江街道办事处": "尤佳宁"}
    at = {f"{places.DIVISIONS[code]}居委会": n for n, code in enumerate(places.COMMUNITIES)}
    return street.get(lead) or staff(at[lead], 0)


def person_name(n: int) -> str:
    return SURNAMES[n * 5 % len(SURNAMES)] + GIVEN[n * 3 % len(GIVEN)]


def phone(n: int) -> str:
    """Eleven digits as a mobile number has them, beginning with 1990000: invented."""
    return f"1990000{n * 37 % 10_000:04}"


def citizen_id(n: int) -> str:
    """With a right check character, and an area code that no place has."""
    head = f"{places.COUNTY[:6]}{1962 + n * 7 % 40}{1 + n % 12:02}{1 + n * 3 % 28:02}{n % 1000:03}"
    return head + ric.calc_check_digit(head + "0")


def profile(at: int) -> dict[str, int | None]:
    """What the survey found; uneven figures, as counting gives them."""
    return {
        "households": 1180 + at * 263 + at * at * 7,
        "residents": 3057 + at * 688 + at * at * 11,
        "elders": None if at == 2 else 411 + at * 57,
        "staff": 7 + at % 4,
        "volunteers": 18 + at * 6,
    }
