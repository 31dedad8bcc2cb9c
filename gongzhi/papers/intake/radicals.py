"""Radical signs that PDF fonts put in place of characters: ⼀ is read as 一, ⻓ as 长.

Only the two radical blocks are touched; compatibility ideographs in names stay as they are.
"""

import unicodedata

# Unicode gives only a few supplement radicals a decomposition; these are the ones that simplified
# fonts are seen to emit (Unicode Character Database, EquivalentUnifiedIdeograph.txt).
_SUPPLEMENT = {
    "⺟": "母", "⺠": "民", "⻄": "西", "⻅": "见", "⻆": "角", "⻉": "贝", "⻋": "车", "⻓": "长", "⻔": "门",
    "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻢": "马", "⻣": "骨", "⻤": "鬼",
    "⻥": "鱼", "⻦": "鸟", "⻧": "卤", "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻮": "齿", "⻰": "龙", "⻳": "龟",
}  # fmt: skip
_BLOCKS = range(0x2E80, 0x2FE0)
_TABLE = str.maketrans(
    {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _BLOCKS} | _SUPPLEMENT
)


def without_radicals(text: str) -> str:
    """The text with radical signs as the characters they stand for; the length never changes."""
    return text.translate(_TABLE)
