"""The kinds of organisation, and what makes their numbers right. Plain Python."""

import re
from enum import StrEnum

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError as NotANumber


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


PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")


def phone_is_right(number: str) -> bool:
    """A mobile number of 11 digits (YD/T numbering: 13x–19x), or a landline with its area code."""
    return bool(PHONE.fullmatch(number.strip()))


def citizen_id_is_right(number: str) -> bool:
    """公民身份号码 by length, birthday and check character (GB 11643-1999 §4.3).

    The place of first registration is not compared with today's divisions: places are renamed and merged.
    """
    number = number.strip().upper()
    if len(number) != 18 or not number.isascii():
        return False
    try:
        ric.get_birth_date(number)
    except NotANumber:
        return False
    return bool(number[:17].isdigit() and ric.calc_check_digit(number) == number[17])


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
