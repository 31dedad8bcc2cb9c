"""What goes wrong in the story, and what is still owed."""

from dataclasses import dataclass

from gongzhi.demo import places


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
# Place, what is owed, its kind, by whom, and the value where it is known by now.
GAPS = [
    (places.PILOTS[3], "河湾社区服务阵地面积", "number", "县住建局", ""),
    (places.COUNTY, "慈善图书捐赠的折价金额", "amount", "县民政局", ""),
    (places.PILOTS[2], "书院街社区老年人人数", "number", "书院街社区居委会", ""),
    (places.COUNTY, "领导小组另一位组长姓名", "name", "", ""),
    (places.PILOTS[0], "梧桐里社区成立年份", "year", "梧桐里社区居委会", "1998年"),
]
