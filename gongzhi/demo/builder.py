"""Whoever installs the demo county, on one day."""

from dataclasses import dataclass
from datetime import date, timedelta

from gongzhi.demo import places
from gongzhi.ground.accounts.viewer import Held, Viewer, holding

WAN = 10**6  # fen in 万元
ROLES = ("office", "leader", "street", "finance", "supervisor", "system_admin")


@dataclass(frozen=True)
class Builder:
    """The installation, holding every post it needs in the fictional province, on one day."""

    today: date
    start: date

    @property
    def by(self) -> Viewer:
        posts = [Held(role, places.PROVINCE) for role in ROLES]
        return holding(posts, user_id=0, name="演示数据", today=self.today)

    def day(self, after: int) -> date:
        return self.start + timedelta(days=after)
