"""One of each for the scope test."""

from datetime import timedelta

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.supervision.models import Finding, Inspector, Plan, Tip, Visit
from gongzhi.supervision.rules import Among, FindingMove
from gongzhi.supervision.services.draws import make_draw
from gongzhi.supervision.services.findings import add_finding, move_finding
from gongzhi.supervision.services.plans import add_inspector, add_plan
from gongzhi.supervision.services.tips import add_tip
from gongzhi.supervision.services.visits import plan_visit, record_checks
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    plan = add_plan(Plan(division=division, name=f"{mark}督查计划", kind="regular"), by=by)
    inspector = add_inspector(Inspector(plan=plan, name=f"{mark}检查员", unit_words="县目标办"), by=by)
    draw = make_draw(plan, by=by, wanted=1, team=1, among=Among.ALL, seed="7")
    visit = Visit(division=division, plan=plan, title=f"{mark}督查", on=by.today)
    plan_visit(visit, by=by, together="apart")
    record_checks(visit, {"progress-1": ("fails", f"{mark}没有方案")}, by=by)
    found = {"division": division, "visit": visit, "found_on": by.today, "lead_words": "社区"}
    fresh = add_finding(Finding(text=f"{mark}进度落后", due_on=by.today + timedelta(days=9), **found), by=by)
    answered = add_finding(Finding(text=f"{mark}账目不全", due_on=by.today, **found), by=by)
    move_finding(answered, FindingMove.ISSUE, by=by)
    tip = add_tip(
        Tip(division=division, text=f"{mark}线索", told_on=by.today, source_phone="13800000000"), by=by
    )
    plans, visits, findings, tips = ({"pk": row.pk} for row in (plan, visit, fresh, tip))
    return Planted(
        lists=[
            "supervision:plans",
            "supervision:inspectors",
            "supervision:draws",
            "supervision:visits",
            "supervision:burden",
            "supervision:findings",
            "supervision:tips",
        ],
        objects={
            "supervision:plan": plans,
            "supervision:plan-edit": plans,
            "supervision:plan-draw": plans,
            "supervision:inspector": {"pk": inspector.pk},
            "supervision:inspector-edit": {"pk": inspector.pk},
            "supervision:draw": {"pk": draw.pk},
            "supervision:draw-arrange": {"pk": draw.pk},
            "supervision:bulletin": plans,
            "supervision:visit": visits,
            "supervision:notice": visits,
            "supervision:visit-edit": visits,
            "supervision:visit-checks": visits,
            "supervision:visit-notify": visits,
            "supervision:visit-cancel": visits,
            "supervision:finding": findings,
            "supervision:finding-edit": findings,
            "supervision:finding-withdraw": findings,
            "supervision:finding-reply": {"pk": answered.pk},
            "supervision:finding-recheck": findings,
            "supervision:tip": tips,
            "supervision:tip-edit": tips,
            "supervision:tip-finding": tips,
            "supervision:tip-visit": tips,
            "supervision:tip-dismiss": tips,
            "supervision:tip-reveal": tips,
        },
        posts={
            "supervision:visit-move": visits,
            "supervision:visit-findings": visits,
            "supervision:finding-move": findings,
        },
        forms=[
            "supervision:plan-new",
            "supervision:inspector-new",
            "supervision:visit-new",
            "supervision:finding-new",
            "supervision:tip-new",
        ],
    )
