"""Masks: writing them for the public version, and finding the ones a text already carries."""

import re
from collections.abc import Iterable

PLACE = "* *"
STAR = "*"

_HAN = "\u3400-\u9fff"

# A mask is a run of one sign; a lone star counts only where it touches a Chinese character (张*, *年),
# so that "3*4" and a list bullet are left alone.
MASK = re.compile(
    rf"""
    [*＊﹡](?:[\ \t\u3000\xa0]?[*＊﹡]){{1,19}}
    | (?<=[{_HAN}])[*＊﹡]
    | [*＊﹡](?=[{_HAN}])
    | [×✕╳](?:[\ \u3000]?[×✕╳]){{1,19}}
    | (?<![0-9])[×✕╳](?=[{_HAN}])
    | (?<![A-Za-z0-9Ａ-Ｚ])[XxＸｘ]{{2,20}}(?![A-Za-z0-9Ａ-Ｚ])
    | [_＿]{{2,20}}
    | [〇○◯□■]{{2,20}}(?![一二三四五六七八九〇零])
    """,
    re.VERBOSE,
)


def find_masks(text: str) -> list[tuple[int, int]]:
    """Start and end of every mask, in reading order. 二〇〇八 is a year, not a mask."""
    return [found.span() for found in MASK.finditer(text) if not _within_digits(text, found.start())]


def _within_digits(text: str, start: int) -> bool:
    return text[start] in "〇○◯" and start > 0 and text[start - 1] in "一二三四五六七八九"


def mask_name(name: str) -> str:
    """张三 → 张*; 买买提·艾力 → 买*. Only the first character is left, whatever the length."""
    name = name.strip()
    return name[0] + STAR if name else ""


def mask_phone(phone: str) -> str:
    """13812341234 → 138****1234; a landline or a short number keeps its last two digits at most."""
    digits = "".join(phone.split()).replace("-", "").removeprefix("+86")
    if len(digits) == 11 and digits.startswith("1"):
        return f"{digits[:3]}****{digits[-4:]}"
    return _keep(digits, 0, 2)


def mask_id(number: str) -> str:
    """The first 6 and the last 4 characters of an ID; anything shorter than 15 keeps only its last 4 at most."""
    number = number.strip()
    return _keep(number, 6, 4) if len(number) >= 15 else _keep(number, 0, 4)


def _keep(text: str, head: int, tail: int) -> str:
    """Never shows more than half of a short text."""
    tail = min(tail, len(text) // 2)
    return text[:head] + STAR * (len(text) - head - tail) + text[len(text) - tail :]


def mask_places(text: str, names: Iterable[str]) -> str:
    """Every given name replaced by `* *`, the longest first, so 桂花巷社区 is not left as `* *社区` by 桂花巷."""
    wanted = sorted({name for name in names if name.strip()}, key=lambda name: (-len(name), name))
    if not wanted:
        return text
    return re.sub("|".join(map(re.escape, wanted)), PLACE, text)
