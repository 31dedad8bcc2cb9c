"""The rules as tables: committees, campaigns, gifts, and donors' wishes."""

from datetime import date, timedelta

import pytest

from gongzhi.giving.rules import DonorKind, GiftKind, Role, Valuation
from gongzhi.giving.rules.campaigns import (
    ARROWS,
    Bar,
    Facts,
    Move,
    NoRefund,
    RefundRule,
    Status,
    bar,
    moves,
    no_refund,
)
from gongzhi.giving.rules.committee import Member, Need, Standing, check, worst
from gongzhi.giving.rules.donations import Fault, Gift, beyond, donor_shown, fault, intents

DAY = date(2026, 3, 20)
MET, BROKEN, UNKNOWN = Standing.MET, Standing.BROKEN, Standing.UNKNOWN
Told = tuple[str, bool | None]
FIVE: list[Told] = [
    ("chair", True),
    ("member", True),
    ("member", True),
    ("member", True),
    ("supervisor", True),
]


@pytest.mark.parametrize(
    ("told", "standings"),
    [
        ([], [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]),
        (FIVE, [MET, MET, MET, MET]),
        (FIVE[:4], [BROKEN, BROKEN, MET, BROKEN]),
        ([*FIVE, ("member", True)], [MET, BROKEN, MET, MET]),
        (FIVE[2:], [BROKEN, MET, MET, MET]),
        ([*FIVE[:4], ("supervisor", None)], [MET, MET, UNKNOWN, MET]),
        ([*FIVE[:3], ("member", False), ("supervisor", None)], [MET, MET, BROKEN, MET]),
        ([*FIVE[:4], ("member", True)], [MET, MET, MET, BROKEN]),
    ],
)
def test_a_committee_is_held_against_each_requirement(told: list[Told], standings: list[Standing]) -> None:
    found = check([Member(Role(role), unpaid) for role, unpaid in told], DAY)
    assert [each.need for each in found] == list(Need)
    assert [each.standing for each in found] == standings
    assert worst(found) == next((s for s in (BROKEN, UNKNOWN) if s in standings), MET)


@pytest.mark.parametrize(
    ("starts", "ends", "sits"),
    [
        (None, None, True),
        (0, 0, True),
        (1, None, False),
        (None, -1, False),
        (-9, 9, True),
    ],
)
def test_only_those_whose_term_runs_are_counted(starts: int | None, ends: int | None, sits: bool) -> None:  # noqa: FBT001
    days = [None if n is None else DAY + timedelta(days=n) for n in (starts, ends)]
    assert Member(Role.CHAIR, None, *days).sits(DAY) is sits


def told(**more: object) -> Facts:
    given = {"status": Status.OPEN, "rule": RefundRule.RETURN, "goal": 100, "deadline": DAY, "today": DAY}
    return Facts(**{**given, **more})  # type: ignore[arg-type]


LATE = {"today": DAY + timedelta(days=1)}


@pytest.mark.parametrize(
    ("move", "facts", "why"),
    [
        (Move.ANNOUNCE, told(lacks=("目标金额",)), Bar.LACKS),
        (Move.ANNOUNCE, told(rule=RefundRule.UNSET), None),
        (Move.START, told(has_source=False), Bar.NO_SOURCE),
        (Move.MEET, told(raised=100, rule=RefundRule.UNSET), Bar.NO_RULE),
        (Move.MEET, told(raised=100, goal=None), Bar.LACKS),
        (Move.MEET, told(raised=99), Bar.BELOW_GOAL),
        (Move.MEET, told(raised=99, unclear=1), Bar.UNCLEAR),
        (Move.MEET, told(raised=100, unclear=1), None),
        (Move.FALL_SHORT, told(rule=RefundRule.UNSET, **LATE), Bar.NO_RULE),
        (Move.FALL_SHORT, told(raised=99), Bar.TOO_EARLY),
        (Move.FALL_SHORT, told(raised=100, **LATE), Bar.REACHED),
        (Move.FALL_SHORT, told(raised=99, unclear=1, **LATE), Bar.UNCLEAR),
        (Move.FALL_SHORT, told(raised=99, **LATE), None),
        (Move.CARRY_OUT, told(status=Status.SHORT), Bar.RETURN_FIRST),
        (Move.CARRY_OUT, told(status=Status.SHORT, rule=RefundRule.CHOICE), None),
        (Move.CARRY_OUT, told(status=Status.MET), None),
        (Move.PUBLISH, told(status=Status.SHORT, left=1), Bar.NOT_RETURNED),
        (Move.PUBLISH, told(status=Status.SHORT, unclear=1), Bar.UNCLEAR),
        (Move.PUBLISH, told(status=Status.SHORT), None),
        (Move.PUBLISH, told(status=Status.DOING, left=1), None),
        (Move.CLOSE, told(status=Status.PUBLISHED, left=1), Bar.LEFT),
        (Move.CLOSE, told(status=Status.PUBLISHED), None),
        (Move.WITHDRAW, told(), None),
    ],
)
def test_what_stands_in_the_way_of_a_move(move: Move, facts: Facts, why: Bar | None) -> None:
    assert bar(move, facts) == why


def test_the_drawing_of_the_states() -> None:
    assert {(a.value, m.value): b.value for (a, m), (_, b) in ARROWS.items()} == {
        ("draft", "announce"): "notice",
        ("notice", "withdraw"): "draft",
        ("notice", "start"): "open",
        ("open", "meet"): "met",
        ("open", "fall_short"): "short",
        ("met", "carry_out"): "doing",
        ("short", "carry_out"): "doing",
        ("short", "publish"): "published",
        ("doing", "publish"): "published",
        ("published", "close"): "closed",
    }
    assert moves(Status.CLOSED) == []


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("rule", list(RefundRule))
def test_gifts_go_back_after_the_goal_was_missed_and_as_the_rule_says(
    status: Status, rule: RefundRule
) -> None:
    why = no_refund(status, rule)
    if rule == RefundRule.UNSET:
        assert why == NoRefund.NO_RULE
    elif status != Status.SHORT:
        assert why == NoRefund.NOT_SHORT
    else:
        assert why == (NoRefund.TRANSFERRED if rule == RefundRule.TRANSFER else None)


CASH, GOODS = GiftKind.MONEY, GiftKind.GOODS


@pytest.mark.parametrize(
    ("gift", "why"),
    [
        (Gift(CASH), None),
        (Gift(CASH, 1), None),
        (Gift(CASH, 0), Fault.ZERO),
        (Gift(CASH, 1, goods="书"), Fault.MONEY_AND_GOODS),
        (Gift(CASH, 1, value=1), Fault.MONEY_AND_GOODS),
        (Gift(CASH, 1, basis=Valuation.MARKET), Fault.MONEY_AND_GOODS),
        (Gift(GOODS, goods="书"), None),
        (Gift(GOODS), Fault.NO_GOODS),
        (Gift(GOODS, 1, "书"), Fault.GOODS_AND_MONEY),
        (Gift(GOODS, goods="书", value=0, basis=Valuation.INVOICE), Fault.ZERO),
        (Gift(GOODS, goods="书", value=5), Fault.VALUE_WITHOUT_BASIS),
        (Gift(GOODS, goods="书", basis=Valuation.APPRAISAL), Fault.BASIS_WITHOUT_VALUE),
        (Gift(GOODS, goods="书", value=5, basis=Valuation.INVOICE), None),
    ],
)
def test_a_gift_is_money_or_goods_and_never_zero(gift: Gift, why: Fault | None) -> None:
    assert fault(gift) == why


def test_how_donors_are_called() -> None:
    kinds = [DonorKind.PERSON, DonorKind.ENTERPRISE, DonorKind.ORGANISATION]
    assert [donor_shown(k, "赵*", "新叶书店", anonymous=False) for k in kinds] == [
        "赵*",
        "新叶书店",
        "新叶书店",
    ]
    hidden = [donor_shown(k, "赵*", "新叶书店", anonymous=True) for k in kinds]
    assert hidden == ["爱心居民", "爱心企业", "爱心组织"]


@pytest.mark.parametrize(
    ("given", "used", "refunded", "over"),
    [
        ({"space": 9}, {"space": 9}, {}, 0),
        ({"space": 9}, {"space": 9}, {"space": 1}, 1),
        ({"space": 9}, {"service": 4}, {}, 4),
        ({"space": 9, "general": 3}, {"service": 4}, {}, 1),
        ({"space": 9, "": 3, "general": 1}, {"service": 4}, {}, 0),
        ({"": 3}, {"service": 4}, {"": 2}, 3),
    ],
)
def test_money_is_used_as_its_donors_wished(
    given: dict[str, int], used: dict[str, int], refunded: dict[str, int], over: int
) -> None:
    rows = intents(given, used, refunded)
    assert beyond(rows) == over
    left = sum(given.values()) - sum(used.values()) - sum(refunded.values())
    assert sum(row.left for row in rows) == left
