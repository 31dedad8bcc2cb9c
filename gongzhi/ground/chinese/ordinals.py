"""Chinese ordinals, as headings and lists of official papers count."""

_HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    """1–99 as a Chinese ordinal: 3 → 三, 10 → 十, 24 → 二十四. Raises ValueError beyond."""
    if not 1 <= number <= 99:
        raise ValueError(f"标题序号只到九十九，不能是{number}，请把内容分成几个部分")
    tens, units = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_HAN[tens]}十")
    return head + (_HAN[units] if units else "")
