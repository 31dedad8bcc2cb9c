"""Every change of a chain is found at the first place that does not fit (R-20 – R-22)."""

import json
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from gongzhi.ground.audit.chain import (
    FIRST,
    Anchor,
    Fault,
    Link,
    canonical,
    first_fault,
    from_lines,
    seal_of,
    to_line,
)

MUTANTS = 1000


def chain(length: int, start: int = 1, prev: str = FIRST) -> list[Link]:
    links = []
    for seq in range(start, start + length):
        facts = {"after": {"title": f"任务{seq}", "due": None, "progress": seq % 101, "late": seq % 2 == 0}}
        at = f"2026-03-02T01:{seq % 60:02d}:00.{seq:06d}Z"
        link = Link(
            seq, at, seq % 5 or None, "tasks.task.added", f"tasks.Task:{seq}", "990101000000", facts, prev, ""
        )
        links.append(replace(link, seal=seal_of(link)))
        prev = links[-1].seal
    return links


GOOD = chain(40)


def edited(links: list[Link], at: int, dice: random.Random) -> int:
    field = dice.choice(["at", "by", "event", "about", "division", "facts", "prev", "seal", "seq"])
    new: dict[str, object] = {
        "by": 4711,
        "facts": {"after": {"title": "改过"}},
        "seq": links[at].seq + 1,
        "prev": "f" * 64,
        "seal": "e" * 64,
    }
    links[at] = replace(links[at], **{field: new.get(field, f"{getattr(links[at], field)}x")})  # type: ignore[arg-type]
    return at


def resealed(links: list[Link], at: int, dice: random.Random) -> int:
    """Changed and sealed again: its own seal fits, the next entry's does not."""
    link = replace(links[at], event="tasks.task.changed")
    links[at] = replace(link, seal=seal_of(link))
    return at + 1


def deleted(links: list[Link], at: int, dice: random.Random) -> int:
    del links[at]
    return at


def inserted(links: list[Link], at: int, dice: random.Random) -> int:
    links.insert(at, chain(1, links[at].seq, links[at].prev)[0])
    return at + 1


def swapped(links: list[Link], at: int, dice: random.Random) -> int:
    other = (at + dice.randrange(1, len(links))) % len(links)
    links[at], links[other] = links[other], links[at]
    return min(at, other)


def moved(links: list[Link], at: int, dice: random.Random) -> int:
    to = (at + dice.randrange(1, len(links) - 1)) % len(links)
    links.insert(to, links.pop(at))
    return min(at, to)


def restored(links: list[Link], at: int, dice: random.Random) -> int:
    """An older row put in its place."""
    links[at] = links[max(0, at - 1)] if at else links[1]
    return at


CHANGES: list[Callable[[list[Link], int, random.Random], int]] = [
    edited,
    resealed,
    deleted,
    inserted,
    swapped,
    moved,
    restored,
]


def test_a_thousand_changes_are_found_where_they_are() -> None:
    dice = random.Random(20260302)
    assert first_fault(GOOD) is None
    for n in range(MUTANTS):
        links, change = list(GOOD), CHANGES[n % len(CHANGES)]
        at = dice.randrange(len(GOOD) - 1)
        place = change(links, at, dice)
        fault = first_fault(links)
        assert fault is not None, (change.__name__, at)
        assert fault.seq in {GOOD[min(place, len(GOOD) - 1)].seq, GOOD[at].seq}, (change.__name__, at, fault)


def test_a_cut_tail_and_a_chain_written_anew_do_not_meet_the_anchor() -> None:
    anchor = Anchor(30, GOOD[29].seal)
    assert first_fault(GOOD, [anchor]) is None
    cut = first_fault(GOOD[:20], [anchor])
    assert cut is not None and cut.seq == 21 and "截掉" in cut.why
    anew = list(GOOD[:9])
    forged = replace(GOOD[9], event="tasks.task.removed")
    anew.append(replace(forged, seal=seal_of(forged)))
    anew += chain(30, 11, anew[-1].seal)
    assert first_fault(anew) is None
    assert first_fault(anew, [anchor]) == Fault(30, "第 30 条：与库外留存的锚点不符，整段被重写过。")


FORGED = [
    lambda line: line.replace('"about"', ' "about"', 1),
    lambda line: line.replace('"seq":1', '"seq":1.0', 1),
    lambda line: line.replace("任务", "\\u4efb\\u52a1", 1),
    lambda line: json.dumps(
        dict(reversed(json.loads(line).items())), ensure_ascii=False, separators=(",", ":")
    ),
    lambda line: line.replace("{", '{"seq":2,', 1),
    lambda line: line.replace('"seq":1', '"seq":1e0', 1),
    lambda line: line.replace('"seq":1', '"seq":true', 1),
    lambda line: line.replace('"seq":1', '"seq":"1"', 1),
    lambda line: line.replace('"seq":1', '"seq":01', 1),
    lambda line: line.replace('"progress":1', '"progress":NaN', 1),
    lambda line: line.replace('"progress":1', '"progress":-0', 1),
    lambda line: line.replace("任务", "\\ud83d\\ude00", 1),
    lambda line: line.replace('"facts":{', '"facts":{"after":1,', 1),
    lambda line: line + " ",
    lambda line: "[" * 100_000,
    lambda line: line[:-1],
    lambda line: "[]",
]


@pytest.mark.parametrize("forge", FORGED)
def test_a_line_that_is_not_the_one_text_is_refused(forge: Callable[[str], str]) -> None:
    lines = [to_line(link) for link in GOOD]
    assert list(from_lines(lines)) == GOOD
    with pytest.raises(ValueError, match="第 1 行"):
        list(from_lines([forge(lines[0]), *lines[1:]]))


def test_a_lone_surrogate_and_a_pair_are_two_texts_and_both_can_be_sealed() -> None:
    lone, pair = replace(GOOD[0], event="\ud83d"), replace(GOOD[0], event="\U0001f600")
    assert len({seal_of(lone), seal_of(pair), seal_of(GOOD[0])}) == 3
    assert first_fault([lone]) is not None and first_fault([pair]) is not None


def test_a_name_in_other_letters_that_look_the_same_is_found() -> None:
    composed = replace(GOOD[3], about="é")
    composed = replace(composed, seal=seal_of(composed))
    apart = replace(composed, about="e\u0301")
    assert first_fault([*GOOD[:3], apart]) == Fault(4, "第 4 条：内容与封印不符，被改过。")


def test_a_chain_that_starts_again_in_the_middle_is_refused() -> None:
    fault = first_fault([*GOOD[:10], *chain(5, start=11)])
    assert fault is not None and fault.seq == 11 and "接不上" in fault.why


def test_composed_and_decomposed_letters_are_two_texts() -> None:
    composed, apart = "\u00e9", "e\u0301"
    assert canonical(composed) != canonical(apart)


def test_a_proof_that_skips_its_middle_or_starts_late_is_refused() -> None:
    assert first_fault([*GOOD[:10], *GOOD[20:]]) is not None
    assert first_fault(GOOD[5:]) is not None
    assert first_fault([*GOOD, *chain(3)]) is not None
