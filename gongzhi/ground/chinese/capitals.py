"""人民币大写, as written on bills and receipts, and its reading.

Rules: 正确填写票据和结算凭证的基本规定 (支付结算办法附件一) for the zeros; 会计基础工作规范第五十二条 for 整,
which closes an amount that ends in 元 or 角 and never follows 分.
"""

import re
from fractions import Fraction

from gongzhi.ground.chinese.numerals import parse_number, plain

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
# Where a number is cut, and the word at the cut; 亿 may stand twice (壹万亿).
_CUTS = ((10**8, "亿"), (10**4, "万"))

_WRITTEN = re.compile(r"(?:人民币)?(负?)(?:(.+?)[元圆])?(?:零?(.)角)?(?:零?(.)分)?[整正]?")


def capitals(fen: int) -> str:
    """An amount in 分 in capital numerals: 350_05 → 叁佰伍拾元零伍分; negative amounts begin with 负."""
    yuan, cents = divmod(abs(fen), 100)
    jiao, odd = divmod(cents, 10)
    parts = ["负" if fen < 0 else "", f"{_integer(yuan)}元" if yuan or not cents else ""]
    if jiao:
        parts.append(f"{_DIGITS[jiao]}角")
    elif odd and yuan:
        parts.append("零")
    parts.append(f"{_DIGITS[odd]}分" if odd else "整")
    return "".join(parts)


def _integer(number: int) -> str:
    for size, word in _CUTS:
        high, low = divmod(number, size)
        if high:
            gap = "零" if 0 < low < size // 10 else ""
            return f"{_integer(high)}{word}{gap}{_integer(low) if low else ''}"
    return _section(number)


def _section(number: int) -> str:
    """Below 万: one 零 for any run of zeros inside, none at the end."""
    if not number:
        return "零"
    digits = [int(digit) for digit in f"{number:04d}"]
    text = "".join(f"{_DIGITS[d]}{place}" if d else "零" for d, place in zip(digits, _PLACES, strict=True))
    return re.sub("零+", "零", text).strip("零")


def parse_capitals(text: str) -> int | None:
    """The amount in 分 that a text in capital numerals states, or None where it states none."""
    read = plain("".join(text.split()))
    found = _WRITTEN.fullmatch(read)
    if not found or not any(found.groups()[1:]):
        return None
    sign, yuan, jiao, odd = found.groups()
    parts = [(yuan, 100), (jiao, 10), (odd, 1)]
    values = [(parse_number(part) if part else Fraction(0), size) for part, size in parts]
    if any(value is None or value.denominator != 1 for value, _ in values):
        return None
    fen = sum(int(value) * size for value, size in values if value is not None)
    return -fen if sign else fen
