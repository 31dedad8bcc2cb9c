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


def uscc_is_right(code: str) -> bool:
    """统一社会信用代码 by length, alphabet and check character (GB 32100-2015 §4).

    The first character may be a letter (A, N, Y registering departments), which python-stdnum refuses:
    the check character is therefore computed over all seventeen.
    """
    code = code.strip().upper()
    if len(code) != 18 or any(c not in uscc._alphabet for c in code):
        return False
    return bool(uscc.calc_check_digit(code[:17]) == code[17])
