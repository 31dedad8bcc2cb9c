"""三员分立 over the whole access matrix: administrators read no business data, and share no power."""

from itertools import combinations

import pytest

from gongzhi.ground.accounts.matrix import matrix

# What runs the house: accounts and their audit, the matrix, official places, tokens, jobs and health of the machine.
OWN = {"accounts", "audit", "matrix", "divisions", "tokens", "jobs", "health"}
OPEN_TO_ALL_THREE = {"matrix.see", "divisions.see", "accounts.see"}


@pytest.mark.parametrize("role", sorted(matrix().apart))
def test_an_administrator_may_do_nothing_with_business_data(role: str) -> None:
    may = {act.partition(".")[0] for act in matrix().acts() if role in matrix().allowed(act)}
    assert may <= OWN


def test_no_act_that_changes_or_watches_is_shared_by_two_administrators() -> None:
    powers = {
        role: {act for act in matrix().acts() if role in matrix().allowed(act)} - OPEN_TO_ALL_THREE
        for role in matrix().apart
    }
    assert len(powers) == 3 and all(powers.values())
    assert [pair for pair in combinations(powers, 2) if powers[pair[0]] & powers[pair[1]]] == []


def test_nobody_else_administers() -> None:
    others = set(matrix().roles) - matrix().apart
    for act in ("accounts.see", "accounts.edit", "accounts.confirm", "audit.see"):
        assert not matrix().allowed(act) & others


def test_who_may_come_with_a_password_alone_changes_nothing() -> None:
    """One factor is enough only for those whose posts let them look."""
    for role in (code for code, role in matrix().roles.items() if role.one_factor):
        assert {act.partition(".")[2] for act in matrix().acts() if role in matrix().allowed(act)} == {"see"}
