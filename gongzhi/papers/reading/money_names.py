"""Which role the words beside a sum name: the strong ones on both sides of it, else the weaker one next to it."""

from gongzhi.papers.reading.words import money

_COUNTY = 2


def named(before: str, after: str, level: str = "") -> str:
    both = f"{before}…{after}"
    if role := strong(both):
        return role
    if (bare := money.TOTAL_WORD.sub("", before)) != before and (role := _nearest(bare, level)):
        return role
    if money.OTHER_MONEY.search(both):
        return "other"
    return _nearest(before, level) or _nearest(after, level)


def strong(words: str) -> str:
    return next((role for role, cue in money.STRONG_ROLES if cue.search(words)), "")


def _nearest(words: str, level: str) -> str:
    """Of the weaker roles the one named last, next to the sum; a fund of the city is a grant to a county."""
    hits = [(found.end(), role, found[0]) for role, cue in money.WEAK_ROLES for found in cue.finditer(words)]
    _, role, said = max(hits) if hits else (0, "", "")
    return seen_from(level, said) if role == "fund" and money.GIVER.match(said) and level else role


def seen_from(level: str, giver: str) -> str:
    """Money from above is a grant, from the same height the reporter's own, from below of neither sort."""
    own, theirs = height(level) or _COUNTY, height(giver)
    return "grant" if theirs > own else "fund" if theirs == own or not level else "other"


def height(level: str) -> int:
    """How high a place stands, from 1 for a town; 0 where none is said."""
    return next((rank for rank, levels in enumerate(money.LEVELS) if level and level[0] in levels), 0)
