"""Pilot types and what each starts with, the states of a rule and of a checklist item. Plain Python."""

from dataclasses import dataclass
from enum import StrEnum


class PilotType(StrEnum):
    """The six community types of the programme (六型社区)."""

    CONVENIENCE = "convenience"
    SMART = "smart"
    SOCIAL_ORG = "social_org"
    SOCIAL_ENTERPRISE = "social_enterprise"
    PROJECTS = "projects"
    MUTUAL_HELP = "mutual_help"


# What reports call the types; the seed's 自助互助 is the programme's 自治互助型.
TYPE_WORDS = {
    "便民服务": PilotType.CONVENIENCE,
    "智慧科技": PilotType.SMART,
    "社会组织参与": PilotType.SOCIAL_ORG,
    "社会企业带动": PilotType.SOCIAL_ENTERPRISE,
    "社区服务项目": PilotType.PROJECTS,
    "自治互助": PilotType.MUTUAL_HELP,
    "自助互助": PilotType.MUTUAL_HELP,
}


def pilot_type(text: str) -> PilotType | None:
    """The type that a report's word stands for, with or without 型 or 化; None when it is none of the six."""
    return TYPE_WORDS.get(text.strip().removesuffix("型").removesuffix("化"))


@dataclass(frozen=True)
class TypeTask:
    """A task a type starts with; days are counted from the day the type is applied."""

    title: str
    category: str
    detail: str
    evidence: str
    begins: int
    days: int
    proof: bool = True  # a file has to come with it
    weight: int | None = None  # out of the 100 of its type
    milestone: bool = False


@dataclass(frozen=True)
class TypeIndicator:
    """What shows that a type works, and the evidence that says so."""

    label: str
    unit: str
    evidence: str


@dataclass(frozen=True)
class TypeRoom:
    name: str
    purpose: str


@dataclass(frozen=True)
class TypeTemplate:
    """What a community of this type starts with: a list that the county changes once it is applied."""

    pilot_type: PilotType
    idea: str
    tasks: tuple[TypeTask, ...]
    indicators: tuple[TypeIndicator, ...]
    rooms: tuple[TypeRoom, ...]


class UnitLevel(StrEnum):
    COUNTY = "county"
    STREET = "street"
    COMMUNITY = "community"


class Asked(StrEnum):
    """What an evaluation asks for, and what follows from its result."""

    STANDARD = "standard"
    DEMAND = "demand"
    ASPECT = "aspect"
    CHECKED = "checked"
    REWARD = "reward"
    ADJUSTMENT = "adjustment"
    DEDUCTION = "deduction"
    NOTICE = "notice"


class RuleStatus(StrEnum):
    """已核实: somebody compared it with the source. 未核实: entered, not compared. 未录入: nobody entered it."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    MISSING = "missing"


class Standard(StrEnum):
    """The four demonstration standards."""

    HARDWARE = "hardware"
    SOFTWARE = "software"
    SERVICE = "service"
    SCENE = "scene"


class SourceKind(StrEnum):
    """Where money comes from: shared by what is planned for a project and what the ledger of sources holds."""

    PROVINCIAL = "provincial"
    COUNTY_MATCH = "county_match"
    CITY = "city"
    CHARITY = "charity"
    ENTERPRISE = "enterprise"
    CROWDFUNDING = "crowdfunding"
    LOTTERY = "lottery"
    OTHER = "other"


STANDARD_WORDS = {
    "硬件提升": Standard.HARDWARE,
    "软件完善": Standard.SOFTWARE,
    "服务亮点": Standard.SERVICE,
    "场景呈现": Standard.SCENE,
}


class ItemStatus(StrEnum):
    UNKNOWN = "unknown"
    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


class ItemMove(StrEnum):
    PLAN = "plan"
    START = "start"
    FINISH = "finish"
    REOPEN = "reopen"
    SET_ASIDE = "set_aside"


EDIT = "standards.edit"
# Every arrow of the state drawing: from, by which move, allowed by which act, to where.
ARROWS = {
    (ItemStatus.UNKNOWN, ItemMove.PLAN): (EDIT, ItemStatus.TODO),
    (ItemStatus.UNKNOWN, ItemMove.START): (EDIT, ItemStatus.DOING),
    (ItemStatus.UNKNOWN, ItemMove.FINISH): (EDIT, ItemStatus.DONE),
    (ItemStatus.UNKNOWN, ItemMove.SET_ASIDE): (EDIT, ItemStatus.NOT_APPLICABLE),
    (ItemStatus.TODO, ItemMove.START): (EDIT, ItemStatus.DOING),
    (ItemStatus.TODO, ItemMove.SET_ASIDE): (EDIT, ItemStatus.NOT_APPLICABLE),
    (ItemStatus.DOING, ItemMove.FINISH): (EDIT, ItemStatus.DONE),
    (ItemStatus.DONE, ItemMove.REOPEN): (EDIT, ItemStatus.DOING),
    (ItemStatus.NOT_APPLICABLE, ItemMove.REOPEN): (EDIT, ItemStatus.TODO),
}


def moves(status: ItemStatus) -> list[tuple[ItemMove, str]]:
    return [(move, act) for (at, move), (act, _) in ARROWS.items() if at == status]
