"""The official codes: 12 digits, 2 省 + 2 市 + 2 县 (GB/T 2260) + 3 乡级 + 3 村级; ancestry is prefix.

Source: 统计用区划代码和城乡划分代码编制规则.
"""

from enum import StrEnum

LENGTH = 12


class Level(StrEnum):
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    STREET = "street"
    COMMUNITY = "community"


# How many leading digits name a division of each level.
DIGITS = {Level.PROVINCE: 2, Level.CITY: 4, Level.COUNTY: 6, Level.STREET: 9, Level.COMMUNITY: 12}


def level(code: str) -> Level:
    """The level a code stands for: the shortest prefix that leaves only zeros behind it."""
    return next(lv for lv, digits in DIGITS.items() if code[digits:].strip("0") == "")


def prefix(code: str) -> str:
    return code[: DIGITS[level(code)]]


def span(code: str) -> tuple[str, str]:
    """First and last code at or below this division, both included."""
    head = prefix(code)
    return head.ljust(LENGTH, "0"), head.ljust(LENGTH, "9")


def above(code: str) -> list[str]:
    """The codes of all ancestors, province first, without the division itself."""
    own = len(prefix(code))
    return [code[:digits].ljust(LENGTH, "0") for digits in DIGITS.values() if digits < own]


def contains(code: str, other: str) -> bool:
    return other.startswith(prefix(code))


def is_code(text: str) -> bool:
    return len(text) == LENGTH and text.isascii() and text.isdigit() and text[:2] != "00"


def county(code: str) -> str:
    """The county a division belongs to, as a 12-digit code."""
    return code[: DIGITS[Level.COUNTY]].ljust(LENGTH, "0")
