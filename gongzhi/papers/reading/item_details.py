"""What a problem, a task or a work says of itself: where, by whom, until when, why, and what is built of what."""

import re
from collections.abc import Collection

from gongzhi.papers.reading.folio import Folio
from gongzhi.papers.reading.model import Kind
from gongzhi.papers.reading.page import MASKED
from gongzhi.papers.reading.words import acts


def details_of(
    folio: Folio, kind: Kind, heading: str, role: str, span: tuple[int, int], places: Collection[str]
) -> dict[str, str]:
    text = folio.text[slice(*span)]
    told = {"place": _place(text, places)}
    if kind is Kind.WORK:
        told |= _work(text)
    else:
        told |= {"heading": heading, "role": role}
    if kind is Kind.PROBLEM:
        told["cause"] = _first(acts.CAUSE.search(text))
    if kind is Kind.TASK:
        told["lead"] = _first(acts.LEAD.search(text) or acts.LEAD_FIRST.match(text))
        told["due"] = next(
            (d.when.canonical() for d in folio.dates if span[0] <= d.start < span[1] and d.when.before), ""
        )
    return {name: words.replace(MASKED, "* *") for name, words in told.items() if words}


def _place(text: str, places: Collection[str]) -> str:
    """The place named first: one of the report's communities, or a masked one."""
    named = [(text.find(place), place) for place in places if place in text]
    masked = [(found.start(), found[0]) for found in acts.STREET.finditer(text)]
    return min([*named, *masked], default=(0, ""))[1]


def _work(text: str) -> dict[str, str]:
    """Every verb of building and every thing built, in the order of the text."""
    return {
        "action": _each(acts.WORK_VERB.findall(text)),
        "object": _each(acts.WORK_THING.findall(text)),
        "site": _first(acts.WORK_SITE.search(text)),
        "fallback": "yes" if acts.FALLBACK.search(text) else "",
    }


def _each(words: list[str]) -> str:
    return "、".join(dict.fromkeys(words))


def _first(found: re.Match[str] | None) -> str:
    return found[1] if found else ""
