"""What stands around a sum of money, as signs with the weight that their place has: in its own clause, behind it, before."""

import re
from collections.abc import Iterator

from gongzhi.papers.reading.money_names import height, named
from gongzhi.papers.reading.money_sum import Sum
from gongzhi.papers.reading.words import signs

Signs = dict[str, float]

_OWN = 30
_CLAUSE = 40
_SENTENCE = 80
_BEHIND = 30
_NEAR = 8
_JOINED = re.compile(r"[、和及与，以分别为]*")
_LETTERS = 0.5


def signs_of(one: Sum) -> Signs:
    text = one.text
    words = {
        "own": _plain(one.own)[-_OWN:],
        "next": _plain(one.after),
        "clause": _plain(text[one.low : one.start])[-_CLAUSE:],
        "sentence": _plain(text[one.sentence.start : one.start])[-_SENTENCE:],
        "behind": _plain(text[one.end : one.sentence.end])[:_BEHIND],
        "before": _plain(text[max(0, one.sentence.start - _SENTENCE) : one.sentence.start]),
    }
    part = one.folio.part_at(one.start)
    words["head"] = _plain(part.title)[:_NEAR] if part else ""
    found = dict(_letters(words))
    found.update(_spoken_of(words, one.folio.level))
    found.update(_so_far(one, words["own"]))
    if hint := named(one.own, one.after, one.folio.level):
        found[f"named {hint}"] = 1.0
    found[f"size {_size(one.fen)}"] = 1.0
    if part and part.role:
        found[f"part {part.role}"] = 0.5
    return found


def _plain(words: str) -> str:
    return signs.FIGURES.sub("#", words)


def _letters(words: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Pairs and threes of characters where they stand, and how the clause ends at the sum."""
    for place, sizes, weight in (
        ("own", (2, 3), 1.0),
        ("next", (2,), 1.0),
        ("clause", (2,), 0.5),
        ("sentence", (2,), 0.4),
        ("behind", (2,), 0.3),
        ("before", (2,), 0.2),
        ("head", (2,), 0.4),
    ):
        said = words[place]
        for size in sizes:
            for at in range(len(said) - size + 1):
                yield f"{place}:{said[at : at + size]}", weight * _LETTERS
    for size in (1, 2, 3, 4):
        yield f"end:{words['own'][-size:]}", _LETTERS
    for size in (1, 2):
        yield f"first:{words['next'][:size]}", _LETTERS


def _spoken_of(words: dict[str, str], level: str) -> Iterator[tuple[str, float]]:
    own, behind = _told(words["own"]), _told(words["next"])
    last = max(own.values(), default=0)
    for name, end in own.items():
        yield f"own {name}", 1.0
        if end == last:
            yield f"last {name}", 1.0
        yield from ((f"{name} + {other}", 0.5) for other in own if name < other)
        yield from ((f"{name} … {other}", 0.4) for other in behind)
    yield from ((f"next {name}", 1.0) for name in behind)
    for place, weight in (
        ("clause", 0.6),
        ("sentence", 0.5),
        ("behind", 0.4),
        ("before", 0.25),
        ("head", 0.5),
    ):
        yield from ((f"{place} {name}", weight) for name in _told(words[place]))
    giver = _giver(words["own"], level)
    yield f"giver {giver}", 1.0 if giver != "unsaid" else 0.5
    if giver != "unsaid":
        yield from ((f"giver {giver} + {name}", 0.6) for name in own)
    for place in ("next", "clause", "sentence"):
        yield f"{place} giver {_giver(words[place], level)}", 0.5


def _told(words: str) -> dict[str, int]:
    """What the words speak of, and where they last do."""
    ends: dict[str, int] = {}
    for name, cue in signs.SIGNS:
        for found in cue.finditer(words):
            ends[name] = found.end()
    return ends


def _giver(own: str, level: str) -> str:
    said = signs.GIVER.findall(own)
    if not said:
        return "unsaid"
    if said[-1] == "街道":
        return "same" if level.startswith("街") else "below"
    theirs, mine = height(said[-1]), height(level) or height("县")
    return "above" if theirs > mine else "same" if theirs == mine else "below"


def _so_far(one: Sum, own: str) -> Iterator[tuple[str, float]]:
    """What the sums before it in the sentence are."""
    if not one.earlier:
        yield "none before", 0.7
        return
    first, last = one.earlier[0], one.earlier[-1]
    yield f"first was {first}", 0.7
    yield f"last was {last}", 1.0
    if "其中" in one.text[one.sentence.start : one.start]:
        yield f"within {first}", 1.0
    if _JOINED.fullmatch(one.own):
        yield f"joined to {last}", 2.0
    if len(own) <= _NEAR:
        yield f"close to {last}", 1.0


def _size(fen: int | None) -> str:
    return str(min(len(str(fen)), 10)) if fen else "unknown"
