"""Drawing places and inspectors, and arranging the visits that were drawn."""

from datetime import date
from secrets import token_hex
from typing import Any

from django.db import transaction

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add
from gongzhi.ground.refusal import Refused
from gongzhi.projects.queries import projects_seen_by
from gongzhi.supervision.models import Draw, Plan, Visit
from gongzhi.supervision.queries.draws import drawn_already, list_to_draw, next_number, people_to_draw
from gongzhi.supervision.rules import DRAW, EDIT, Among
from gongzhi.supervision.rules.drawing import Kind, TooFew, digest_of, draw, pool_of, read_outcome, read_pool
from gongzhi.supervision.services.visits import plan_visit

SEED_BYTES = 16


@transaction.atomic
def make_draw(
    plan: Plan,
    *,
    by: Viewer,
    wanted: int,
    team: int,
    among: Among = Among.PILOTS,
    seed: str = "",
    reason: str = "",
) -> Draw:
    """Draw `wanted` places or projects and `team` inspectors for each. `seed`: one that was fixed beforehand, or made.

    Refused where there are too few to draw from, and for a second draw of one plan without a reason.
    """
    by.must(DRAW, plan.division)
    number = next_number(plan)
    if number > 1 and not reason.strip():
        words = f"这个计划已经抽取过 {number - 1} 次，再次抽取要写明理由。"
        raise Refused(words, {"reason": [words]})
    things = list_to_draw(plan, by, among)
    pool = pool_of(things, people_to_draw(plan, things), wanted, team)
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
        kind=(Kind.PROJECT if among == Among.PROJECTS else Kind.PLACE).value,
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
    """A visit to each place drawn that has none yet, with the inspectors drawn for it; of a project, to where it lies."""
    by.must(EDIT, drawn.division)
    listed, there = read_pool(drawn.pool), drawn_already(drawn)
    waiting = [(key, team) for key, team in read_outcome(drawn.outcome) if key not in there]
    if not waiting:
        raise Refused("抽到的对象都已经安排了督查。")
    targets = _targets(drawn, [key for key, _team in waiting], by)
    return [
        plan_visit(
            Visit(
                title=f"{drawn.plan.name[:60]}·{listed.names.get(key, key)[:59]}",
                plan=drawn.plan,
                draw=drawn,
                on=on,
                team="、".join(listed.people.get(n, str(n)) for n in team)[:200],
                **targets[key],
            ),
            by=by,
            together=together,
        )
        for key, team in waiting
    ]


def _targets(drawn: Draw, keys: list[str], by: Viewer) -> dict[str, dict[str, Any]]:
    """What a visit to each of these names: its place, or a project and the place where it lies today."""
    if drawn.kind == Kind.PLACE:
        return {key: {"division": key} for key in keys}
    rows = projects_seen_by(by).in_bulk([int(key) for key in keys])
    if len(rows) < len(keys):
        raise Refused("抽到的项目有的已经改到您看不到的地方，请由能看到全部项目的岗位安排。")
    return {str(pk): {"division": project.division, "project": project} for pk, project in rows.items()}
