"""Whatever people do in whatever order: the books balance, no floor is crossed, a closed month keeps what it had."""

import os
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from gongzhi.funds.models import Entry, Line, Period
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.funds.rules.ledger import AccountKind
from gongzhi.funds.services.periods import close_period
from gongzhi.funds.services.reversals import reverse
from gongzhi.funds.tests.books import Books, books, viewer
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.refusal import Refused

START = date(2026, 1, 15)
SUMS = st.integers(1, 40)
# What a posting does to the model: kind of account, and its sign.
MOVES = {
    "receive": {"cash": 1, "income": -1},
    "grant": {"available": 1, "budget": -1},
    "commit": {"committed": 1, "available": -1},
    "pay": {"spent": 1, "committed": -1, "expense": 1, "cash": -1},
    "deduct": {"income": 1, "payable": -1},
    "pay_back": {"payable": 1, "cash": -1},
}
FLOORED = ("cash", "available", "committed")


class Ledger(RuleBasedStateMachine):
    """Beside the ledger a model of small integers, which says before each step whether it can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        self.around.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    @initialize()
    def open_books(self) -> None:
        self.today = START
        self.found = [books("省级补助"), books("县级配套", "county_match")]
        for each in self.found:
            each.receive(30, day=START, by=self.by("finance"))
            each.grant(20, day=START, by=self.by("office"))
            each.commit(10, day=START, by=self.by("office"))
            each.pay(1, day=START, by=self.by("office"))
            each.deduct(3, day=START, by=self.by("office"))
            each.pay_back(1, day=START, by=self.by("office"))
        start = {
            "cash": 28,
            "income": -27,
            "payable": -2,
            "expense": 1,
            "budget": -20,
            "available": 10,
            "committed": 9,
        }
        self.model = [{**start, "spent": 1}, {**start, "spent": 1}]
        self.closed: date | None = None
        self.undone: set[int] = set()
        self.kept: dict[int, int] = {}

    def by(self, role: str) -> Viewer:
        return viewer(role, today=self.today)

    def open(self, day: date) -> bool:
        return self.closed is None or day > self.closed

    def attempt(self, at: int, moves: dict[str, int], day: date, act: Callable[[], object]) -> None:
        after = {**self.model[at], **{k: self.model[at][k] + x for k, x in moves.items()}}
        fits = all(after[k] >= 0 for k in FLOORED if moves.get(k, 0) < 0)
        fits = fits and (after["payable"] <= 0 or moves.get("payable", 0) <= 0)
        try:
            with transaction.atomic():
                act()
        except Refused as why:
            assert not (fits and self.open(day)), str(why)
        else:
            assert fits and self.open(day)
            self.model[at] = after

    @rule(at=st.integers(0, 1), what=st.sampled_from([*MOVES]), fen=SUMS, back=st.integers(0, 40))
    def post(self, at: int, what: str, fen: int, back: int) -> None:
        day = max(START, self.today - timedelta(days=back))
        by = self.by("finance" if what == "receive" else "office")
        if what == "receive" and not self.open(day):
            day = self.today  # what came in a closed month is posted today
            if not self.open(day):
                return
        moves = {k: sign * fen for k, sign in MOVES[what].items()}
        self.attempt(at, moves, day, lambda: getattr(self.found[at], what)(fen, day=day, by=by))

    @rule(which=st.integers(0, 200), data=st.data())
    def turn_back(self, which: int, data: st.DataObject) -> None:
        entries = list(Entry.objects.order_by("pk"))
        entry = entries[which % len(entries)]
        if entry.kind == "reversal" or entry.pk in self.undone:
            if entry.kind == "reversal":
                with pytest.raises(Refused), transaction.atomic():
                    reverse(entry, by=self.by("office"))
            return
        lines = list(entry.line_set.select_related("account"))
        at = [b.source.pk for b in self.found].index(lines[0].source_id)
        moves = {line.account.kind: -line.amount_fen for line in lines}
        number = Entry.objects.count()
        self.attempt(at, moves, self.today, lambda: reverse(entry, by=self.by("office")))
        if Entry.objects.count() > number:
            self.undone.add(entry.pk)

    @rule(days=st.integers(1, 35))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule()
    def close(self) -> None:
        period = Period.objects.filter(state="open", ends_on__lt=self.today).order_by("ends_on").first()
        if period:
            close_period(period, by=self.by("finance"))
            self.closed = period.ends_on
            self.kept[period.pk] = Entry.objects.filter(period=period).count()

    @invariant()
    def the_ledger_is_the_model(self) -> None:
        for found, model in zip(self.found, self.model, strict=True):
            assert {kind.value: found.balance(kind) for kind in AccountKind} == model
            assert model["available"] + model["committed"] + model["spent"] == -model["budget"]
            assert model["cash"] + model["expense"] == -model["income"] - model["payable"]
            assert model["expense"] == model["spent"]

    @invariant()
    def every_source_balances_in_every_book(self) -> None:
        sums = (
            Line.objects.order_by().values("entry", "source", "account__book").annotate(fen=Sum("amount_fen"))
        )
        assert not sums.exclude(fen=0).exists()

    @invariant()
    def a_closed_month_keeps_what_it_had(self) -> None:
        for pk, number in self.kept.items():
            assert Entry.objects.filter(period=pk).count() == number

    @invariant()
    def the_auditor_finds_nothing(self) -> None:
        assert first_fault() == ""


@pytest.mark.django_db
def test_whatever_people_do_the_books_hold() -> None:
    every = os.environ.get("GONGZHI_EVERY")
    few = 6 if connection.vendor == "sqlite" else 2
    run_state_machine_as_test(
        Ledger,
        settings=settings(
            max_examples=60 if every else few,
            stateful_step_count=40 if every else 25,
            deadline=None,
            derandomize=not every,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_machine_knows_its_sources() -> None:
    assert set(MOVES) <= {name for name in dir(Books) if not name.startswith("_")}
