"""Hostile files are refused in words, and the child that reads them is held to its limits."""

import re

import pytest

from gongzhi.papers.intake import Fault, Kind, Unreadable, limits, take_in
from gongzhi.papers.intake.faults import WORDS
from gongzhi.papers.intake.parent import read_apart
from gongzhi.papers.tests.intake_children import WRITTEN
from gongzhi.papers.tests.intake_files import HOSTILE, paragraph, ten_pages, word
from gongzhi.papers.tests.intake_measured import measured

CHILDREN = "gongzhi.papers.tests.intake_children"
# The ones that would cost most if they were let in.
COSTLY = (
    "zip bomb, 100 MB",
    "zip bomb, false sizes",
    "100 MB of words",
    "billion laughs",
    "deep XML",
    "PDF bomb",
)


def fault_of(deed: bytes) -> Fault:
    with pytest.raises(Unreadable) as refusal:
        read_apart(deed, Kind.DOCX, CHILDREN)
    return refusal.value.fault


def test_every_fault_says_in_chinese_how_to_mend_it() -> None:
    assert set(WORDS) == set(Fault)
    assert all(re.search(r"请.*[一-鿿]", words) for words in WORDS.values())


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_for_what_it_is(name: str) -> None:
    fault, make = HOSTILE[name]
    filename, data = make()
    with pytest.raises(Unreadable) as refusal:
        take_in(data, filename)
    assert refusal.value.fault == fault
    assert str(refusal.value) == WORDS[Fault(fault)]


@pytest.mark.parametrize("name", COSTLY)
def test_a_costly_file_costs_little(name: str) -> None:
    """R-52: 300 MB; the seconds are printed, the clock that stops a child is tested below."""
    cost = measured(*HOSTILE[name][1]())
    print(name, cost)
    assert cost.outcome == HOSTILE[name][0]
    assert cost.child_mb <= 300


def test_the_server_goes_on_reading_after_an_attack() -> None:
    for name in COSTLY:
        filename, data = HOSTILE[name][1]()
        with pytest.raises(Unreadable):
            take_in(data, filename)
    assert take_in(word(paragraph("正文")), "a.docx").text == "正文\n"


def test_a_normal_report_stays_far_below_the_limits() -> None:
    cost = measured("报告.docx", ten_pages())
    print(cost)
    assert cost.outcome == "taken"
    assert cost.child_mb <= 100


def test_a_child_that_computes_forever_is_stopped_by_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHECK_SECONDS", 60)
    assert fault_of(b"spin") is Fault.SLOW


def test_a_child_that_sleeps_is_stopped_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHECK_SECONDS", 0.5)
    assert fault_of(b"sleep") is Fault.SLOW


def test_a_child_that_passed_is_still_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READ_SECONDS", 0.5)
    assert fault_of(b"linger") is Fault.SLOW


def test_the_clocks_are_those_agreed() -> None:
    assert (limits.CHECK_SECONDS, limits.READ_SECONDS) == (2, 10)
    assert limits.ADDRESS_SPACE <= 300_000_000


@pytest.mark.parametrize(
    ("deed", "fault"),
    [
        (b"eat", Fault.DAMAGED),
        (b"talk", Fault.LONG),
        (b"die", Fault.DAMAGED),
        (b"open_many", Fault.DAMAGED),
        (b"lie", Fault.DAMAGED),
        (b"lie_in_kind", Fault.DAMAGED),
        (b"invent_a_fault", Fault.DAMAGED),
    ],
)
def test_a_child_gone_wrong_does_no_harm(deed: bytes, fault: Fault) -> None:
    assert fault_of(deed) is fault


def test_a_child_cannot_write_a_file() -> None:
    assert fault_of(b"write") is Fault.DAMAGED
    assert not WRITTEN.exists() or WRITTEN.stat().st_size == 0
    WRITTEN.unlink(missing_ok=True)


def test_the_child_knows_neither_django_nor_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGZHI_SECRET", "x")
    known = read_apart(b"tell", Kind.DOCX, CHILDREN).text.split()
    assert "lxml.etree" in known
    assert not {"django", "GONGZHI_SECRET", "PATH"} & set(known)
    assert not [name for name in known if name.startswith("django")]
