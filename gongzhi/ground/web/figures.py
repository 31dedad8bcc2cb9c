"""Figures in the words of the page's language."""

from collections.abc import Callable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gongzhi.ground.money.rules import signed, wan, yuan
from gongzhi.ground.unknowns.rules import Total


def in_english() -> bool:
    return (get_language() or "").startswith("en")


def money(fen: int) -> str:
    """3,700,000.00元; ¥3,700,000.00 on an English page."""
    return signed(fen) if in_english() else yuan(fen)


def large_money(fen: int) -> str:
    """370万元; ¥3,700,000 on an English page."""
    return signed(fen).removesuffix(".00") if in_english() else wan(fen)


def total_words(total: Total, unit_formatter: Callable[[int], str]) -> str:
    """“370万元”, “≥ 370万元（另有 2 项未知）” or “未知”; 0 only where it is the true sum."""
    if total.complete:
        return unit_formatter(total.known)
    if total.silent:
        return _("未知")
    return _("≥ %(known)s（另有 %(n)s 项未知）") % {"known": unit_formatter(total.known), "n": total.unknown}
