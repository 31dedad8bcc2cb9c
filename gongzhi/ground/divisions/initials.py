"""First letters of the pinyin of a place's name, for looking it up."""

from functools import cache


@cache
def _letter(sign: str) -> str:
    return _read(sign)[:1]


def initials(name: str, *, whole: bool = False) -> str:
    """成都市 → cds. `whole` reads the name as words (重庆 cq, 厦门 xm): right more often, and slower."""
    if whole:
        return _read(name)[:60]
    return "".join(map(_letter, name))[:60]


def _read(text: str) -> str:
    # As in gongzhi/ground/chinese/spelling.py: only where it is needed.
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()
