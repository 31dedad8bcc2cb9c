"""Sums said by their height only: 近百万元, 上千万元, 百余万元, 几千块, 千把块钱."""

import re

_HEIGHT = r"(?:[十百千]?[万亿]|[百千])"
_YUAN = r"(?:元(?![旦月素件宵化老气])|块钱?(?![地头面石砖瓦板牌匾田玻屏]))"
# 近 and 逾 stand before a figure, so the figure is known; 上 and 把 leave open how many hundreds it is.
_KNOWN = (
    rf"(?:(?<=近)|(?<=约)|(?<=超)|(?<=超过)|(?<=逾)|(?<=不到)|(?<=不足))(?P<height>{_HEIGHT}){_YUAN}"
    rf"|(?<![\d几数上])(?P<more>[百千]?[万亿]|[百千])[余多](?P<scale>[万亿])?{_YUAN}"
)
_OPEN = (
    rf"好?[几数][十百千]{_YUAN}|(?<![以之身历线网晚早])上{_HEIGHT}{_YUAN}|百十来?万?{_YUAN}|[百千万]把{_YUAN}"
)
ROUND = re.compile(rf"(?<![一二三四五六七八九十百千])(?:{_KNOWN}|{_OPEN})")


def figure(found: re.Match[str]) -> str:
    """The number that is meant, as one may write it; nothing where the words leave it open."""
    said = found["height"] or f"{found['more'] or ''}{found['scale'] or ''}"
    return f"一{said}" if said else ""
