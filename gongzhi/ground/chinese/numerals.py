"""Numbers as they are written in Chinese papers: 三百七十, 370万, 1.2亿, 百分之八十, 八成, 若干.

Values are exact fractions. A masked or vague number has a place in the text and no value.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from gongzhi.ground.chinese.masking import MASK
from gongzhi.ground.chinese.widths import fold

# Banker's and traditional forms, one character for one.
_PLAIN = str.maketrans(
    "壹贰貳弍叁參叄肆伍陆陸柒捌玖拾佰仟萬億兩○◯",
    "一二二二三三三四五六六七八九十百千万亿两〇〇",
)
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4} | {
    "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_BIG = {"亿": 10**8, "万": 10**4}

# No quantity is longer; what is (a run of scanner noise, a key) has no value. Bounded runs also keep every
# search linear in the length of the text.
_LONGEST = 40

ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,8}|\d{1,30})(?:\.\d{1,12})?(?!\d)"
HAN_DIGIT = "零〇一二两三四五六七八九"
_DIGIT = rf"(?:{ARABIC}|[{HAN_DIGIT}])"

_SECTION = re.compile(rf"(?:零?({_DIGIT})千)?(?:零?({_DIGIT})百)?(?:零?({_DIGIT})?(十))?(?:(零?)({_DIGIT}))?")
_STRING = re.compile(rf"[{HAN_DIGIT}]{{2,}}")
_POINT = re.compile(rf"(.+)点([{HAN_DIGIT}]+)([十百千万亿]*)")

# One number in running text (after `plain`); OCR may put a blank before 万 and 亿.
_ARABIC_RUN = rf"{ARABIC}(?:\ ?[十百千万亿])*(?:(?<=[十百千万亿]){ARABIC}\ ?[十百千万亿]+)*"
_HAN_RUN = rf"[{HAN_DIGIT}十廿卅](?:\ ?[{HAN_DIGIT}十百千万亿廿卅]|点(?=[{HAN_DIGIT}]))*"
NUMBER = rf"(?:{_ARABIC_RUN}|{_HAN_RUN})"

# What makes the number before it a quantity. The exceptions are words that only begin like a measure.
MEASURE = (
    r"[个名户条次天号岁亩倍间座栋幢层份套只辆届轮篇册米万亿元角年月日周旬余多%㎡]"
    r"|人(?![民大社才])|位(?![于置])|项(?!目)|家(?!庭)|处(?![理于置])|批(?![准复评])|期(?!间)|组(?![织])|张(?!家)"
    r"|来(?=[个名户次位家人])|支(?![部持])|台(?!账)|部(?![门委署分长队])|所(?![在属有])|件|平方|公里|小时|分钟|个百分点"
)
VAGUE = rf"若干(?!意见|措施|规定|问题|政策|办法|条例)|[几数][十百千](?=[万亿]|{MEASURE})|十几|[几数](?=[个名户条次天年月项万亿])"

_FOUND = re.compile(rf"(?<![A-Za-z\d.第十百千万亿{HAN_DIGIT}])(?:{NUMBER})")
_COUNTED = re.compile(rf"\ ?(?:{MEASURE})")
_VAGUE = re.compile(VAGUE)


@dataclass(frozen=True)
class NumberSpan:
    """Where a number stands, and its value; None when the text masks it or leaves it vague."""

    start: int
    end: int
    value: Fraction | None


def plain(text: str) -> str:
    """Folded widths and everyday numerals, character for character."""
    return fold(text).translate(_PLAIN)


def parse_number(text: str) -> Fraction | None:
    """The value of a text that is one number and nothing else, or None."""
    body = "".join(plain(text).replace("，", ",").split(" ")) if _joinable(text) else ""
    sign = -1 if body[:1] in ("-", "负") else 1
    value = _value(body.lstrip("+") if sign > 0 else body[1:])
    return None if value is None else sign * value


def _joinable(text: str) -> bool:
    """Blanks may stand around units, never between two Arabic digits."""
    return re.search(r"\d\s+\d", fold(text)) is None


def _value(text: str) -> Fraction | None:
    if len(text) > _LONGEST:
        return None
    text = text.replace("廿", "二十").replace("卅", "三十")
    if point := _POINT.fullmatch(text):
        return _decimal(*point.groups())
    for name, size in _BIG.items():
        head, found, tail = text.rpartition(name)
        if found:
            return _joined(_value(head), tail, size)
    if _STRING.fullmatch(text):
        return _digit_string(text)
    return _section(text)


def _decimal(whole: str, digits: str, unit: str) -> Fraction | None:
    front, scale = _value(whole), _value(f"1{unit}")
    if front is None or scale is None:
        return None
    number = int("".join(str(_DIGITS[digit]) for digit in digits))
    return (front + Fraction(number, 10 ** len(digits))) * scale


def _joined(head: Fraction | None, tail: str, size: int) -> Fraction | None:
    """`head` times 万 or 亿 and what follows; 三万五 is 35,000."""
    if head is None:
        return None
    if not tail:
        return head * size
    if tail in _DIGITS and tail not in "零〇":
        return head * size + Fraction(_DIGITS[tail] * size, 10)
    rest = _value(tail)
    return None if rest is None or rest >= size else head * size + rest


def _digit_string(text: str) -> Fraction | None:
    """二〇二二 is 2022. Two digits without a zero (三五, 七八) are a guess in speech, not a number."""
    if (len(text) == 2 and not set(text) & {"零", "〇"}) or "两" in text:
        return None
    return Fraction(int("".join(str(_DIGITS[digit]) for digit in text)))


def _section(text: str) -> Fraction | None:
    """A number below 万 in Chinese, or any Arabic one."""
    match = _SECTION.fullmatch(text)
    if match is None or not text:
        return None
    thousands, hundreds, tens, ten, gap, last = match.groups()
    total, unit = Fraction(0), None
    for digit, size in ((thousands, 1000), (hundreds, 100), (tens or (ten and "一"), 10)):
        if digit:
            total, unit = total + _atom(digit) * size, size
    if not last:
        return total
    return _with_last(total, unit, _atom(last), spoken=last in _DIGITS and not gap)


def _with_last(total: Fraction, unit: int | None, last: Fraction, *, spoken: bool) -> Fraction | None:
    """二百五 is 250, 二百零五 is 205; 2百370 is nothing."""
    if unit is None:
        return last
    if spoken and unit > 10:
        return total + last * unit / 10
    return total + last if last < unit else None


def _atom(text: str) -> Fraction:
    return Fraction(_DIGITS[text]) if text in _DIGITS else Fraction(text.replace(",", ""))


def find_numbers(text: str) -> list[NumberSpan]:
    """Every quantity in the text, in reading order. Ordinals (第三批) and words (一致, 五社) are not quantities."""
    read = plain(text)
    taken = [*_vague(read, text), *_exact(read)]
    return _first_come(sorted(taken, key=lambda span: (span.start, -span.end)))


def _vague(read: str, text: str) -> Iterator[NumberSpan]:
    for found in MASK.finditer(text):
        if _COUNTED.match(read, found.end()):
            yield NumberSpan(found.start(), found.end(), None)
    for found in _VAGUE.finditer(read):
        yield NumberSpan(found.start(), found.end(), None)


def _exact(read: str) -> Iterator[NumberSpan]:
    for found in _FOUND.finditer(read):
        value = _value(found[0].replace(" ", ""))
        if (
            (found[0][0].isdigit() and found[0][0].isascii())
            or _COUNTED.match(read, found.end())
            or len(found[0]) > 2
        ):
            yield NumberSpan(found.start(), found.end(), value)


def _first_come(spans: list[NumberSpan]) -> list[NumberSpan]:
    kept: list[NumberSpan] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _percent(text: str) -> Fraction | None:
    value = _value(text)
    return None if value is None else value / 100


def _thousandth(text: str) -> Fraction | None:
    value = _value(text)
    return None if value is None else value / 1000


def _tenths(text: str) -> Fraction | None:
    """八成 is 80 %, 八成五 is 85 %."""
    whole, _, rest = text.partition("成")
    tenths, hundredths = _value(whole), _value(rest) if rest else Fraction(0)
    return None if tenths is None or hundredths is None else tenths / 10 + hundredths / 100


def _share(text: str) -> Fraction | None:
    under, over = (_value(part) for part in text.split("分之"))
    return over / under if under and over is not None else None


_HAN_NUMBER = rf"(?:{ARABIC}|[{HAN_DIGIT}十百千万点]{{1,30}})"
_OUTSIDE = rf"(?<![\d.{HAN_DIGIT}十百千万亿点])"
# How a ratio is written, and how it is read.
_RATIOS: dict[str, tuple[str, Callable[[str], Fraction | None]]] = {
    "hundredth": (rf"百分之(?P<hundredth>{_HAN_NUMBER})", _percent),
    "thousandth": (rf"千分之(?P<thousandth>{_HAN_NUMBER})", _thousandth),
    "share": (rf"{_OUTSIDE}(?P<share>{_HAN_NUMBER}分之{_HAN_NUMBER})", _share),
    "percent": (rf"{_OUTSIDE}(?P<percent>-?{ARABIC})\ ?%", _percent),
    "points": (rf"{_OUTSIDE}(?P<points>{_HAN_NUMBER})\ ?个百分点", _percent),
    "tenths": (
        r"(?P<tenths>(?:[一二两三四五六七八九1-9]成[一二三四五六七八九]?|十成))(?![立员果功都为效本熟长不])",
        _tenths,
    ),
}
_RATIO = re.compile("|".join(pattern for pattern, _ in _RATIOS.values()))
_MASKED_RATIO = re.compile(rf"(?:{MASK.pattern})(?=[ ]?(?:[%％]|个百分点))", re.VERBOSE)


def parse_ratio(text: str) -> Fraction | None:
    """The value of a text that is one ratio and nothing else: 80%, 八成, 三分之一, 20个百分点."""
    found = _RATIO.fullmatch(plain(text).strip())
    return _ratio(found) if found else None


def _ratio(found: re.Match[str]) -> Fraction | None:
    kind = found.lastgroup or ""
    return _RATIOS[kind][1](found[kind])


def find_ratios(text: str) -> list[NumberSpan]:
    """Every ratio in the text as a fraction of one; a masked one (`* *%`) has no value."""
    known = [NumberSpan(found.start(), found.end(), _ratio(found)) for found in _RATIO.finditer(plain(text))]
    masked = [NumberSpan(found.start(), found.end(), None) for found in _MASKED_RATIO.finditer(text)]
    return _first_come(sorted([*known, *masked], key=lambda span: (span.start, -span.end)))
