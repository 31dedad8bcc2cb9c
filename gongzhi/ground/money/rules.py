"""Money as whole 分 (fen): how it is shown, read and divided. No float and no Decimal anywhere."""

from collections.abc import Sequence
from fractions import Fraction

from gongzhi.ground.chinese.amounts import find_amounts
from gongzhi.ground.chinese.capitals import parse_capitals
from gongzhi.ground.chinese.numerals import parse_number

Fen = int

# A BIGINT column still holds the sum of nine thousand amounts of this size.
MAX_FEN = 10**15
_MAX_WORDS = "10万亿元"

BASIS = 10_000  # shares are kept in basis points: 8000 is 80 %
_YUAN, _WAN = 100, 1_000_000


class NotMoney(ValueError):
    """The text states no amount; the words say how to mend it."""


def yuan(fen: Fen) -> str:
    """3,700,000.00元, always with two decimals."""
    sign = "-" if fen < 0 else ""
    whole, cents = divmod(abs(fen), _YUAN)
    return f"{sign}{whole:,}.{cents:02d}元"


def signed(fen: Fen) -> str:
    """¥3,700,000.00, as a sum is written outside Chinese."""
    return f"{'-' if fen < 0 else ''}¥{yuan(abs(fen)).removesuffix('元')}"


def wan(fen: Fen) -> str:
    """370万元, 0.35万元; in 元 where four decimals of 万元 would not be exact."""
    if fen == 0 or fen % _YUAN:
        return yuan(fen) if fen else "0万元"
    whole, rest = divmod(abs(fen), _WAN)
    decimals = f"{rest // _YUAN:04d}".rstrip("0")
    return f"{'-' if fen < 0 else ''}{whole}{'.' + decimals if decimals else ''}万元"


def split(total: Fen, weights: Sequence[int]) -> list[Fen]:
    """Parts in proportion to the weights that sum to the whole (largest remainder; ties go to the earlier part)."""
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("分摊权重不能为负，且至少有一项大于零；请核对各项权重。")
    sign = -1 if total < 0 else 1
    shares = [divmod(abs(total) * weight, whole) for weight in weights]
    parts = [part for part, _ in shares]
    left = abs(total) - sum(parts)
    for place in sorted(range(len(weights)), key=lambda at: (-shares[at][1], at))[:left]:
        parts[place] += 1
    return [sign * part for part in parts]


def share_in_words(bp: int) -> str:
    """Basis points as people write a share: 8000 → 80%."""
    whole, part = divmod(bp, BASIS // 100)
    return f"{whole}{f'.{part:02d}'.rstrip('0') if part else ''}%"


def parse_fen(text: str) -> Fen:
    """The one amount a person typed, in 分: 3,700,000.00 and 370000 are 元; 370万, 三百七十万元 and 大写 are read too.

    Raises NotMoney, in Chinese, for anything else.
    """
    text = text.strip()
    if not text:
        raise NotMoney("请填写金额，例如 3700000.00 或 370万元；暂时不清楚的请留作“未知”，不要填 0。")
    fen = _read(text)
    if abs(fen) > MAX_FEN:
        raise NotMoney(f"金额不能超过 {_MAX_WORDS}；请核对是否多输了位数，或单位是否应为元。")
    return fen


def _read(text: str) -> Fen:
    amount = parse_number(text.lstrip("¥￥ "))
    if amount is not None:
        return _whole(amount * _YUAN)
    sign, body = (-1, text[1:]) if text[0] in "-−－负" else (1, text)
    spans = find_amounts(body)
    if len(spans) == 1 and spans[0].text == body.strip():
        return sign * _plain(
            spans[0].fen,
            vague=spans[0].floor or spans[0].ceiling or spans[0].high is not None or "来" in body,
        )
    capital = parse_capitals(text)
    if capital is not None:
        return capital
    raise NotMoney("认不出这个金额；请写成 3700000.00、370万元或叁佰柒拾万元整这样的一个数。")


def _plain(fen: int | None, *, vague: bool) -> Fen:
    if fen is None:
        raise NotMoney("金额被遮盖或写得不确定；请填写确切数字，暂时不清楚的请留作“未知”。")
    if vague:
        raise NotMoney("这里要填一个确切金额，不能写区间，也不能带“余”“多”；请填写实际数字。")
    return fen


def _whole(fen: Fraction) -> Fen:
    if fen.denominator != 1:
        raise NotMoney("金额最小到分，请保留两位小数；如需四舍五入，请按凭证上的金额填写。")
    return int(fen)
