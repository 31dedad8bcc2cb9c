"""Figures in the words of the page's language."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from gongzhi.ground.unknowns.rules import Total


def total_words(total: Total, unit_formatter: Callable[[int], str]) -> str:
    """“370万元”, “≥ 370万元（另有 2 项未知）” or “未知”; 0 only where it is the true sum."""
    if total.complete:
        return unit_formatter(total.known)
    if total.silent:
        return _("未知")
    return _("≥ %(known)s（另有 %(n)s 项未知）") % {"known": unit_formatter(total.known), "n": total.unknown}
