from collections.abc import Iterable

from gongzhi.ground.divisions.models import Division
from gongzhi.ground.divisions.rules import span


def names(codes: Iterable[str]) -> dict[str, str]:
    """Names by code, in one query; a code that is not on file keeps its digits."""
    wanted = set(codes)
    known = dict(Division.objects.filter(code__in=wanted).values_list("code", "name"))
    return {code: known.get(code, code) for code in wanted}


def name(code: str) -> str:
    return names([code])[code]


def at_or_below(code: str) -> list[Division]:
    first, last = span(code)
    return list(Division.objects.filter(code__gte=first, code__lte=last))


def division_at(code: str) -> Division | None:
    return Division.objects.filter(code=code).first()
