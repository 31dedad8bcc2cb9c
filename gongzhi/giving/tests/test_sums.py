"""Whatever is given, spent and given back: for each source received = used + refunded + left, to the fen."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongzhi.funds.queries.use import uses
from gongzhi.funds.queries.verifying import first_fault
from gongzhi.giving.queries.report import fund_report
from gongzhi.giving.services.donations import change_donation
from gongzhi.giving.tests.kit import OFFICE, TODAY, Kit
from gongzhi.ground.refusal import Refused

STEPS = st.lists(
    st.tuples(st.sampled_from(["give", "refund", "spend", "mend"]), st.integers(1, 60), st.integers(0, 9)),
    min_size=3,
    max_size=9,
)


@pytest.mark.django_db
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_every_fen_is_used_refunded_or_left(kit: Kit, steps: list[tuple[str, int, int]]) -> None:
    """Beside the services a model of small integers, which says of each step whether it can be done."""
    with transaction.atomic():
        _live(kit, [("give", 40, 0), *steps])
        transaction.set_rollback(True)


def _live(kit: Kit, steps: list[tuple[str, int, int]]) -> None:
    source = kit.fund.source
    assert source
    gifts: list[list[int]] = []  # given, refunded
    rows, spent = [], 0
    for what, fen, at in steps:
        now = gifts[at % len(gifts)] if gifts else [0, 0]
        left = sum(g - r for g, r in gifts) - spent
        fits = {
            "give": True,
            "refund": fen <= now[0] - now[1] and fen <= left,
            "spend": fen <= left,
            "mend": fen >= now[1] and left + fen - now[0] >= 0,
        }[what]
        try:
            with transaction.atomic():
                if what == "give":
                    rows.append(kit.give(fen, purpose="space"))
                elif what == "refund":
                    kit.refund(rows[at % len(rows)], fen)
                elif what == "spend":
                    kit.spend(source, fen)
                else:
                    row = rows[at % len(rows)]
                    row.refresh_from_db()
                    change_donation(row, by=OFFICE, amount_fen=fen)
        except Refused as why:
            assert not fits, f"{what} {fen}: {why}"
            continue
        assert fits, (what, fen, gifts, spent)
        if what == "give":
            gifts.append([fen, 0])
        elif what == "spend":
            spent += fen
        else:
            now[1 if what == "refund" else 0] = fen + (now[1] if what == "refund" else 0)
    use, report = uses([source.pk])[source.pk], fund_report(kit.fund, TODAY, "/giving/donations/")
    given_fen, back = sum(g for g, _ in gifts), sum(r for _, r in gifts)
    assert (use.received, use.spent, use.refunded) == (given_fen, spent, back)
    assert use.left == given_fen - spent - back and use.adds_up
    assert (report.received, report.used, report.refunded, report.left) == (given_fen, spent, back, use.left)
    assert report.given == given_fen and report.adds_up and first_fault() == ""
