"""Drawing places and inspectors, and arranging the visits that were drawn."""

from datetime import date
from secrets import token_hex

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add
from gongzhi.ground.refusal import Refused
from gongzhi.supervision.drawing import TooFew, digest_of, draw, names_in, pool_of, read_outcome
from gongzhi.supervision.models import Draw, Plan, Visit
from gongzhi.supervision.queries import drawn_already, next_number, people_to_draw, places_to_draw
from gongzhi.supervision.rules import DRAW, EDIT
from gongzhi.supervision.visits import plan_visit

SEED_BYTES = 16


@transaction.atomic
def make_draw(
    plan: Plan, *, by: Viewer, wanted: int, team: int, pilots: bool = True, seed: str = "", reason: str = ""
) -> Draw:
    """Draw `wanted` places and `team` inspectors for each. `seed`: one that was fixed beforehand, or made here.

    Refused where there are too few to draw from, and for a second draw of one plan without a reason.
    """
    by.must(DRAW, plan.division)
    number = next_number(plan)
    if number > 1 and not reason.strip():
        words = f"这个计划已经抽取过 {number - 1} 次，再次抽取要写明理由。"
        raise Refused(words, {"reason": [words]})
    places = places_to_draw(plan, by, pilots=pilots)
    pool = pool_of(places, people_to_draw(plan, places), wanted, team)
    typed = seed.strip()
    seed = typed or token_hex(SEED_BYTES)
    try:
        outcome = draw(pool, seed)
    except TooFew as oops:
        raise Refused(f"{oops}请减少抽取数量，或增加检查人员、扩大范围。") from oops
    row = Draw(
        division=plan.division,
        plan=plan,
        number=number,
        on=by.today,
        wanted=wanted,
        team=team,
        seed=seed,
        seed_kind="typed" if typed else "made",
        reason=reason.strip(),
        pool=pool,
        digest=digest_of(pool),
        outcome=outcome,
    )
    return add(row, act=DRAW, by=by, event="supervision.draw.made")


@transaction.atomic
def arrange_drawn(drawn: Draw, on: date, *, by: Viewer, together: str = "") -> list[Visit]:
    """A visit to each place drawn that has none yet, with the inspectors drawn for it."""
    by.must(EDIT, drawn.division)
    places, people = names_in(drawn.pool)
    there = drawn_already(drawn)
    waiting = [(code, team) for code, team in read_outcome(drawn.outcome) if code not in there]
    if not waiting:
        raise Refused("抽到的对象都已经安排了督查。")
    return [
        plan_visit(
            Visit(
                division=code,
                title=f"{drawn.plan.name[:80]}·{places.get(code, code)}"[:120],
                plan=drawn.plan,
                draw=drawn,
                on=on,
                team="、".join(people.get(n, str(n)) for n in team)[:200],
            ),
            by=by,
            together=together,
        )
        for code, team in waiting
    ]
