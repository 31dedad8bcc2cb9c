"""Full-width forms folded to half-width, one character for one, so that positions in the text stay valid."""

import re

# The Chinese comma stays: in prose it separates clauses, and "50，100万元" is two amounts, not one.
_KEPT = "，"
# Typed wide throughout, it is no stop but part of a figure: １，２００万元.
_IN_FIGURE = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")

_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) != _KEPT}
_BLANKS = dict.fromkeys((0x3000, 0x00A0, 0x2002, 0x2003, 0x2009), " ")
_SIGNS = {"−": "-", "﹣": "-", "﹪": "%", "﹡": "*", "￥": "¥"}

_FOLD = str.maketrans(
    {**{chr(k): chr(v) for k, v in _FULL.items()}, **{chr(k): v for k, v in _BLANKS.items()}, **_SIGNS}
)


def fold(text: str) -> str:
    """The text with full-width digits, letters, signs and blanks made half-width; the length never changes."""
    return _IN_FIGURE.sub(",", text).translate(_FOLD)
