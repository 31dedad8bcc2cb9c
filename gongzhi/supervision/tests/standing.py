"""Who acts in these tests, and one of what they act on."""

from datetime import date

from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.supervision.findings import add_finding
from gongzhi.supervision.models import Finding, Plan
from gongzhi.supervision.services import add_plan

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
