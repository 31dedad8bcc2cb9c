"""Lights, repeats, what a finding touches, and words that name a source."""

from datetime import date

import pytest

from gongzhi.supervision.labels import touched
from gongzhi.supervision.rules import (
    FindingStatus,
    Link,
    Severity,
    burden_tone,
    finding_tone,
    near,
    tells_of,
    touches,
)
from gongzhi.supervision.rules.checklists import BY_KEY, ITEMS, items_of
from gongzhi.supervision.rules.repeats import Trace, alike, earlier
from gongzhi.tasks.rules import Tone

DAY = date(2026, 3, 2)
NEW = Trace(9, "社区", "progress", "progress-3", "门牌没有按期完成安装", DAY)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, True),
        ({"text": "完全不同的话"}, True),  # the same item of the checklist
        ({"item": "", "text": "门牌没有按期完成安装。"}, True),  # the same link in nearly the same words
        ({"item": "progress-4", "text": "门牌没有按时完成安装"}, True),
        ({"item": "", "text": "账目不全"}, False),
        ({"item": "", "link": "quality"}, False),
        ({"unit": "另一个单位"}, False),
        ({"unit": ""}, True),
        ({"on": date(2025, 3, 2)}, True),  # twelve months to the day
        ({"on": date(2025, 3, 1)}, False),
        ({"on": date(2026, 3, 3)}, False),  # later, not earlier
        ({"number": 9}, False),  # itself
    ],
)
def test_what_counts_as_found_before(changed: dict[str, object], *, found: bool) -> None:
    old = Trace(**({**NEW.__dict__, "number": 1, "on": date(2026, 1, 5)} | changed))
    assert (earlier(NEW, [old]) == old) == found


def test_the_latest_earlier_one_is_named_and_leap_days_have_a_year_before() -> None:
    old = [Trace(**(NEW.__dict__ | {"number": n, "on": date(2025, 6, n)})) for n in (3, 8, 5)]
    assert earlier(NEW, old) == old[1]
    leap = Trace(**(NEW.__dict__ | {"on": date(2028, 2, 29)}))
    assert earlier(leap, [Trace(**(NEW.__dict__ | {"number": 1, "on": date(2027, 2, 28)}))])
    assert alike("", "") == 100 and alike("门", "门") == 100 and alike("甲乙", "丙丁") == 0


@pytest.mark.parametrize(
    ("status", "due", "tone"),
    [
        (FindingStatus.FOUND, date(2026, 3, 1), Tone.GREY),
        (FindingStatus.NOTIFIED, date(2026, 3, 1), Tone.RED),
        (FindingStatus.NOTIFIED, DAY, Tone.GREEN),
        (FindingStatus.MENDING, date(2026, 3, 1), Tone.RED),
        (FindingStatus.MENDING, None, Tone.GREEN),
        (FindingStatus.REPLIED, date(2026, 3, 1), Tone.YELLOW),
        (FindingStatus.CLOSED, date(2026, 3, 1), Tone.GREY),
        (FindingStatus.WITHDRAWN, date(2026, 3, 1), Tone.GREY),
    ],
)
def test_the_light_of_a_finding(status: FindingStatus, due: date | None, tone: Tone) -> None:
    assert finding_tone(status, due, DAY) == tone


def test_visits_near_and_too_many() -> None:
    assert [near(DAY, date(2026, 3, n)) for n in (2, 9, 10)] == [True, True, False]
    assert [burden_tone(n, cap) for n, cap in ((9, None), (2, 2), (3, 2))] == [
        Tone.GREY,
        Tone.GREEN,
        Tone.RED,
    ]


def test_every_rule_that_may_be_touched_has_words_and_every_item_its_key() -> None:
    asked = {pair for link in ("", *Link) for severity in Severity for pair in touches(link, severity)}
    assert asked == set(touched())
    assert len(BY_KEY) == len(ITEMS)
    assert all(6 <= len(items_of([link])) <= 8 for link in Link)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("李小满反映门牌没有装", True),
        ("李 小满反映", True),
        ("电话 138-0000-0000", True),
        ("小满社区的门牌", False),
        ("李家巷", False),
        ("", False),
    ],
)
def test_words_that_name_the_source(text: str, *, told: bool) -> None:
    assert tells_of(text, "李小满", "13800000000", "", "李") == told
