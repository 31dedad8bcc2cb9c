"""The invented contents of the demo county: names, tasks, problems. Nothing here is a real place or person."""

from collections.abc import Iterator

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
DEPARTMENTS = [
    "县民政局",
    "县财政局",
    "县住建局",
    "县委组织部",
    "县卫健局",
    "县人社局",
    "县司法局",
    "县市场监管局",
    "县教体局",
    "县文旅局",
    "县目标办",
]
GROUPS = ["暖阳社工服务中心", "同心志愿服务队", "银龄互助会", "小候鸟成长社", "邻里调解室", "巧手手工坊"]
CERTIFICATES = ["none", "assistant", "", "worker", "none", "assistant", "senior"]
SEATS = [
    ("组长", "沈静川", "县委书记（演示）"),
    ("组长", "", "县长（演示）"),
    ("副组长", "郁清和", "分管副县长（演示）"),
    ("副组长", "", "县委组织部长（演示）"),
]
TASK_FORCES = [
    ("阵地建设专班", "阵地选址、改造、验收", "县住建局"),
    ("资金保障专班", "资金争取、拨付、监管", "县财政局"),
    ("服务项目专班", "购买服务、项目管理", "县民政局"),
    ("督查考核专班", "督查、通报、整改", "县目标办"),
]
ZONES = [
    ("便民服务厅", "service"),
    ("居民议事厅", "activity"),
    ("长者活动室", "activity"),
    ("办公室", "office"),
]
WORKS = [
    (places.PILOTS[0], "沿街旧铺改建便民食堂", "build", 40, ("start",)),
    (places.PILOTS[1], "党群服务中心微改造", "micro", -12, ("start",)),
    (places.PILOTS[2], "社工站扩容并新增两间门面", "add", 60, ()),
    (places.PILOTS[3], "闲置门面改为项目办公点", "renovate", 25, ("start",)),
    (places.PILOTS[4], "原址功能分区调整", "improve_only", 80, ()),
    (places.PILOTS[0], "各功能室门牌统一制作", "rezone", -30, ("start", "finish")),
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
PROBLEMS = [
    (
        places.COUNTY,
        "部门之间协调不够，资源整合程度低",
        "责任分工没有细化",
        "制定责任分工表，按月调度",
        "县民政局",
        20,
    ),
    (places.COUNTY, "持证社工偏少", "培训组织不够", "开设考前辅导班", "县民政局", 70),
    (places.COUNTY, "县级配套资金尚未全部到位", "年初预算安排不足", "", "县财政局", 45),
    (places.PILOTS[0], "老年食堂选址租期未谈妥", "产权单位尚未回复", "由街道牵头上门协商", "县住建局", -6),
    (
        places.PILOTS[1],
        "辖区企业参与意愿不强",
        "参与路径不清楚",
        "列出企业可认领的服务清单",
        "县市场监管局",
        30,
    ),
    (places.PILOTS[2], "社会组织承接能力不足", "项目管理经验少", "安排督导结对", "县民政局", 40),
    (places.PILOTS[3], "阵地面积数据缺失", "没有测绘", "委托测绘并登记", "县住建局", -3),
    (places.PILOTS[4], "服务用房分散，互不连通", "原有建筑限制", "", "县住建局", 90),
    (places.PILOT_STREET, "社区主动性不够", "职责边界不清", "签订试点任务书", "县委组织部", 15),
]
# The matter each problem belongs to, in their order.
PROBLEM_TOPICS = [
    "统筹协调还不够",
    "专业力量和资金有短板",
    "专业力量和资金有短板",
    "阵地建设进度偏慢",
    "多元主体参与不足",
    "多元主体参与不足",
    "阵地建设进度偏慢",
    "阵地建设进度偏慢",
    "统筹协调还不够",
]
REQUIREMENTS = [
    ("aspect", "组织保障"),
    ("aspect", "项目管理"),
    ("aspect", "项目效益"),
    ("checked", "基础工作"),
    ("checked", "资金统筹使用"),
    ("checked", "任务清单完成情况"),
    ("reward", "成效显著的试点单位给予表彰和奖励"),
    ("deduction", "推进不力的按等次扣减预拨资金"),
    ("deduction", "未开工或进度严重滞后的全额扣减"),
    ("notice", "全额扣减的全省通报"),
]
VISITED = ["邻江市临川区（演示）", "南浦县（演示）"]
GAPS = [
    (places.PILOTS[3], "河湾社区服务阵地面积", "number", "河湾社区"),
    (places.COUNTY, "慈善资金到账金额", "amount", "县民政局"),
    (places.PILOTS[2], "书院街社区居民户数的数据日期", "date", "书院街社区"),
    (places.COUNTY, "领导小组另一位组长姓名", "name", "领导小组办公室"),
]
STEPS = {
    "organisation": [
        "召开专题会议",
        "签订任务书",
        "完善工作台账",
        "组织业务培训",
        "召开季度调度会",
        "更新责任分工",
        "公开试点方案",
        "整理会议纪要",
    ],
    "space": [
        "完成阵地测绘",
        "明确功能分区",
        "制作安装门牌",
        "完成改造设计",
        "组织竣工验收",
        "清理闲置用房",
        "改造无障碍通道",
        "公布开放时间",
    ],
    "service": [
        "更新需求清单",
        "编制服务方案",
        "遴选承接机构",
        "开展中期评估",
        "组织满意度调查",
        "开办长者课堂",
        "开展探访关爱",
        "举办就业服务日",
    ],
    "money": [
        "编制资金使用计划",
        "完成资金测算",
        "公示资金使用情况",
        "整理支付凭证",
        "核对拨付进度",
        "落实配套计划",
    ],
    "five_parties": [
        "招募社区志愿者",
        "对接慈善资源",
        "培育社区社会组织",
        "开展结对督导",
        "组织居民议事",
        "建立资源清单",
        "举办邻里活动",
        "认领微项目",
    ],
    "supervision": ["自查问题整改", "迎接专项督查", "报送整改情况"],
}


def organisations() -> Iterator[tuple[str, str, str]]:
    for name in DEPARTMENTS:
        yield name, "government", places.COUNTY
    yield "朝晖街道办事处", "street", places.PILOT_STREET
    for at, code in enumerate(places.PILOTS):
        short = places.DIVISIONS[code].removesuffix("社区")
        yield f"{places.DIVISIONS[code]}居委会", "community", code
        for n in range(3):
            yield f"{short}{GROUPS[(at + n) % len(GROUPS)]}", "community_group" if n else "social_org", code


def person_name(n: int) -> str:
    return SURNAMES[n * 5 % len(SURNAMES)] + GIVEN[n * 3 % len(GIVEN)]


def profile(at: int) -> dict[str, int | None]:
    return {
        "households": 1180 + at * 263,
        "residents": 3050 + at * 690,
        "elders": None if at == 2 else 410 + at * 57,
        "staff": 7 + at % 4,
    }


def tasks() -> Iterator[tuple[str, str, str]]:
    """Every community's steps, and the county's own: more than three hundred."""
    for code in places.COMMUNITIES:
        name = places.DIVISIONS[code]
        for category, steps in STEPS.items():
            for step in steps if code in places.PILOTS else steps[:4]:
                yield code, f"{name}：{step}", category
    for category, steps in STEPS.items():
        for step in steps[:3]:
            yield places.COUNTY, step, category
