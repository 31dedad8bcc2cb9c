"""Who acts in these tests, and one of what they act on."""

from datetime import date, timedelta
from typing import Any

from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.supervision.models import Finding, Plan, Visit
from gongzhi.supervision.queries.visits import burden_seen_by
from gongzhi.supervision.services.findings import add_finding
from gongzhi.supervision.services.plans import add_plan
from gongzhi.supervision.services.visits import plan_visit

TODAY = date(2026, 3, 2)
COUNTY, STREET, COMMUNITY, OTHER = "990101000000", "990101001000", "990101001001", "990101001002"


def viewer(role: str, division: str = COUNTY, user_id: int = 0, today: date = TODAY) -> Viewer:
    return holding([Held(role, division)], user_id=user_id, name=role, today=today)


SUPERVISOR, OFFICE = viewer("supervisor"), viewer("office")
CLERK = viewer("community", COMMUNITY)


def a_plan(**fields: object) -> Plan:
    return add_plan(
        Plan(**{"division": COUNTY, "name": "专项督查", "kind": "special", **fields}), by=SUPERVISOR
    )


def a_finding(**fields: object) -> Finding:
    usual = {
        "division": COMMUNITY,
        "text": "门牌没有按期完成安装",
        "link": "progress",
        "found_on": TODAY,
        "lead_words": "社区",
        "due_on": date(2026, 3, 16),
    }
    return add_finding(Finding(**{**usual, **fields}), by=SUPERVISOR)


def a_visit(day: int = 0, together: str = "", **fields: object) -> Visit:
    usual = {"division": COMMUNITY, "title": f"第{day}天督查", "on": TODAY + timedelta(days=day)}
    return plan_visit(Visit(**{**usual, **fields}), by=OFFICE, together=together)


def rows_of(by: Viewer) -> list[Any]:
    return list(burden_seen_by(by))


def counts(by: Viewer = OFFICE) -> dict[tuple[str, str], int]:
    return {(r.division, f"{r.on:%Y-%m}"): r.visits for r in rows_of(by)}
