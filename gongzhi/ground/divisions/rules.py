"""The official codes: 12 digits, 2 省 + 2 市 + 2 县 (GB/T 2260) + 3 乡级 + 3 村级; ancestry is prefix.

Source: 统计用区划代码和城乡划分代码编制规则.
"""

from datetime import date
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
    # 东莞, 中山, 儋州 and 嘉峪关 have no counties: city and county are one code there.
    return list(dict.fromkeys(code[:digits].ljust(LENGTH, "0") for digits in DIGITS.values() if digits < own))


def contains(code: str, other: str) -> bool:
    return other.startswith(prefix(code))


def is_code(text: str) -> bool:
    return len(text) == LENGTH and text.isascii() and text.isdigit() and text[:2] != "00"


def county(code: str) -> str:
    """The county a division belongs to, as a 12-digit code."""
    return code[: DIGITS[Level.COUNTY]].ljust(LENGTH, "0")


def parent(code: str) -> str | None:
    """The code right above; None for a province."""
    return above(code)[-1] if above(code) else None


def depth(code: str) -> int:
    """1 for a province … 5 for a community."""
    return list(DIGITS).index(level(code)) + 1


def in_force(valid_from: date | None, valid_to: date | None, on: date) -> bool:
    """From the first day on, up to the day it was closed, which no longer counts."""
    return (valid_from is None or valid_from <= on) and (valid_to is None or on < valid_to)


class Kind(StrEnum):
    """What a division is called; below the county its number says it."""

    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    COUNTY = "county"
    COUNTY_CITY = "county_city"
    STREET = "street"
    TOWN = "town"
    TOWNSHIP = "township"
    LIKE_TOWNSHIP = "like_township"
    COMMUNITY = "community"
    VILLAGE = "village"
    LIKE_COMMUNITY = "like_community"
    LIKE_VILLAGE = "like_village"


# The last number of each kind, in rising order, by level: 统计用区划代码和城乡划分代码编制规则, 第四、五条; GB/T 2260.
_NUMBERS = {
    Level.COUNTY: ((20, Kind.DISTRICT), (80, Kind.COUNTY), (99, Kind.COUNTY_CITY)),
    Level.STREET: ((99, Kind.STREET), (199, Kind.TOWN), (399, Kind.TOWNSHIP), (999, Kind.LIKE_TOWNSHIP)),
    Level.COMMUNITY: (
        (199, Kind.COMMUNITY),
        (399, Kind.VILLAGE),
        (499, Kind.LIKE_COMMUNITY),
        (999, Kind.LIKE_VILLAGE),
    ),
}


def kind(code: str) -> Kind:
    at = level(code)
    if at not in _NUMBERS:
        return Kind(at.value)
    number = int(code[DIGITS[_ABOVE[at]] : DIGITS[at]])
    return next(kind for last, kind in _NUMBERS[at] if number <= last)


_ABOVE = {Level.COUNTY: Level.CITY, Level.STREET: Level.COUNTY, Level.COMMUNITY: Level.STREET}
