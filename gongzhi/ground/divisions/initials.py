"""First letters of the pinyin of a place's name, for looking it up."""

from functools import cache

from pypinyin import Style, lazy_pinyin


@cache
def _letter(sign: str) -> str:
    return "".join(lazy_pinyin(sign, style=Style.FIRST_LETTER))[:1].lower()


def initials(name: str, *, whole: bool = False) -> str:
    """成都市 → cds. `whole` reads the name as words (重庆 cq, 厦门 xm): right more often, and slower."""
    if whole:
        return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()[:60]
    return "".join(map(_letter, name))[:60]
