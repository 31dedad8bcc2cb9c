"""The kinds of organisation, and what makes their numbers right. Plain Python."""

from enum import StrEnum

from stdnum.cn import uscc


class OrgKind(StrEnum):
    GOVERNMENT = "government"
    STREET = "street"
    COMMUNITY = "community"
    SOCIAL_ORG = "social_org"
    COMMUNITY_GROUP = "community_group"
    ENTERPRISE = "enterprise"
    CHARITY = "charity"
    OTHER = "other"


SOCIAL = frozenset({OrgKind.SOCIAL_ORG, OrgKind.COMMUNITY_GROUP})


def uscc_is_right(code: str) -> bool:
    """统一社会信用代码 by length, alphabet and check character (GB 32100-2015 §4).

    The first character may be a letter (A, N, Y registering departments), which python-stdnum refuses:
    the check character is therefore computed over all seventeen.
    """
    code = code.strip().upper()
    if len(code) != 18 or any(c not in uscc._alphabet for c in code):
        return False
    return bool(uscc.calc_check_digit(code[:17]) == code[17])


class CertLevel(StrEnum):
    """社会工作者职业资格: any of the three makes a worker 持证."""

    NONE = "none"
    ASSISTANT = "assistant"
    WORKER = "worker"
    SENIOR = "senior"


CERTIFIED = frozenset({CertLevel.ASSISTANT, CertLevel.WORKER, CertLevel.SENIOR})


class Measured(StrEnum):
    """What is observed of a community; each has a label in labels.py and a unit in UNITS."""

    FOUNDED = "founded"
    HOUSEHOLDS = "households"
    RESIDENTS = "residents"
    ELDERS = "elders"
    STAFF = "staff"
    SOCIAL_WORKERS = "social_workers"
    CERTIFIED = "certified"
    ORGANISATIONS = "organisations"
    VOLUNTEERS = "volunteers"
    AREA = "area"
    DEPARTMENTS = "departments"
    TASK_FORCES = "task_forces"
    PILOT_COMMUNITIES = "pilot_communities"
    VISITED = "visited"
    THEME = "theme"
    OTHER = "other"


UNITS = {
    Measured.FOUNDED: "年",
    Measured.HOUSEHOLDS: "户",
    Measured.RESIDENTS: "人",
    Measured.ELDERS: "人",
    Measured.STAFF: "人",
    Measured.SOCIAL_WORKERS: "人",
    Measured.CERTIFIED: "人",
    Measured.ORGANISATIONS: "家",
    Measured.VOLUNTEERS: "人",
    Measured.AREA: "㎡",
    Measured.DEPARTMENTS: "个",
    Measured.TASK_FORCES: "个",
    Measured.PILOT_COMMUNITIES: "个",
    Measured.VISITED: "",
    Measured.THEME: "",
    Measured.OTHER: "",
}
