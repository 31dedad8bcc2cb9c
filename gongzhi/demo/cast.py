"""Who is in the story: bodies, seats, people with invented names and numbers, and how many live there."""

from collections.abc import Iterator

from stdnum.cn import ric

from gongzhi.demo import places

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
