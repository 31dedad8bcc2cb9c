from collections.abc import Iterable

from django.db.models import Q, QuerySet

from gongzhi.ground.divisions.models import Division, Edition
from gongzhi.ground.divisions.rules import above, span

# So many places can be chosen from a list; above that, only those down to the county.
CHOSEN_FROM = 2000
FOUND_AT_MOST = 60


def names(codes: Iterable[str]) -> dict[str, str]:
    """Names by code, in one query; a code that is not on file keeps its digits."""
    wanted = set(codes)
    known = dict(Division.objects.filter(code__in=wanted).values_list("code", "name"))
    return {code: known.get(code, code) for code in wanted}


def name(code: str) -> str:
    return names([code])[code]


def _span(code: str) -> QuerySet[Division]:
    first, last = span(code)
    return Division.objects.filter(code__gte=first, code__lte=last)


def at_or_below(code: str) -> list[tuple[str, str]]:
    """Code and name of a division and those below it. Too many to choose from: those down to the county."""
    rows = _span(code).values_list("code", "name")
    found = list(rows[: CHOSEN_FROM + 1])
    return found if len(found) <= CHOSEN_FROM else list(rows.filter(code__endswith="000000"))


def division_at(code: str) -> Division | None:
    return Division.objects.filter(code=code).first()


def children(code: str | None) -> list[Division]:
    """The divisions right below, in order of code; without a code, the provinces."""
    if code is None:
        return list(Division.objects.filter(depth=1))
    nearest = _span(code).exclude(code=code).order_by("depth").values_list("depth", flat=True).first()
    return list(_span(code).filter(depth=nearest).exclude(code=code)) if nearest else []


def find(text: str) -> list[Division]:
    """By name, by pinyin initials or by the first digits of the code; the highest divisions first."""
    asked = text.strip()
    if not asked:
        return []
    if asked.isascii() and asked.isdigit():
        matches = Q(code__startswith=asked[:12])
    elif asked.isascii():
        letters = asked.lower()
        matches = Q(initials__gte=letters, initials__lt=letters + "{")  # "{" follows "z"
    else:
        matches = Q(name__contains=asked) | Q(official_name__contains=asked)
    return list(Division.objects.filter(matches).order_by("depth", "code")[:FOUND_AT_MOST])


def path_names(codes: Iterable[str]) -> dict[str, str]:
    """For each code the names of all above it, 四川省 成都市 …: one query."""
    lines = {code: above(code) for code in codes}
    known = names(up for line in lines.values() for up in line)
    return {code: " ".join(known[up] for up in line) for code, line in lines.items()}


def edition() -> Edition | None:
    """The official list that was read in last."""
    return Edition.objects.first()


def local_changes() -> int:
    return Division.objects.filter(local=True, fictional=False).count()
