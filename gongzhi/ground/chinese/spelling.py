"""What a Chinese name sounds like, so that it is found by those who type letters: 张三 by zhangsan, zhang and zs.

A name keeps both readings of a surname: 单 is found by shan, and by dan, which is what many type first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from gongzhi.ground.chinese.surnames import SURNAMES

SPELLED = 32  # characters of a text that are spelled; names and titles are known by their beginning
SYLLABLES = 6  # from each character on
IN_WORDS = 12  # a text no longer than this is read in words (重庆 chong), a longer one character by character
A_NAME = 4  # a text no longer than this may be somebody's name
LETTERS_INSIDE = 3  # so many initials are looked for inside a text, fewer only at the beginning of a name

_LETTERS = re.compile(r"[a-zü' ]+")
_LATIN = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class Spelling:
    """Sounds from every character on, and the initials of the whole; each part begins with a blank."""

    sounds: str
    initials: str


def spell(*texts: str) -> Spelling:
    """What to keep for a row with these names. Digits, and characters without a reading, are left out."""
    sounds: dict[str, None] = {}
    initials: dict[str, None] = {}
    for text in texts:
        for read in _readings(text[:SPELLED]):
            for at in range(len(read)):
                sounds["".join(read[at : at + SYLLABLES])] = None
            initials["".join(syllable[0] for syllable in read)] = None
    return Spelling(_joined(sounds), _joined(initials))


def _joined(parts: dict[str, None]) -> str:
    return "".join(f" {part}" for part in parts if part)


def _readings(text: str) -> Iterator[list[str]]:
    """The usual reading, and the one as a surname where it may be one and differs."""
    usual = _in_words(text) if len(text) <= IN_WORDS else [part for char in text for part in _alone(char)]
    if usual:
        yield usual
    head = next((text[:size] for size in (2, 1) if text[:size] in SURNAMES), "")
    if head and len(text) <= A_NAME:
        named = SURNAMES[head].split() + usual[len(head) :]
        if named != usual:
            yield named


def _in_words(text: str) -> list[str]:
    from pypinyin import lazy_pinyin  # reading its tables takes a third of the start of every command

    return [part.lower() for part in lazy_pinyin(text, errors=cast(Any, _letters)) if part]


@lru_cache(8192)
def _alone(char: str) -> tuple[str, ...]:
    return tuple(_in_words(char))


def _letters(unread: str) -> list[str]:
    """Latin letters are kept as they are; anything else without a reading is passed over."""
    return _LATIN.findall(unread)


def as_letters(asked: str) -> str:
    """What was typed, as letters to look for; "" where it is no spelling (汉字, digits, a mixture)."""
    folded = asked.strip().lower()
    if not _LETTERS.fullmatch(folded):
        return ""
    return folded.replace("ü", "v").replace("'", "").replace(" ", "")
