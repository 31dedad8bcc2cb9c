"""Who did what when: deeds are planned in any order and played in order of time, through the services."""

import heapq
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count

from django.utils import timezone

from gongzhi.demo import places
from gongzhi.demo.clock import clock_at
from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.workdays.rules import state_council_calendar

Deed = Callable[[Viewer], object]
INSTALLATION = "installation"
_OPENS = time(8, 40)
_STEP, _ROOM = (
    timedelta(minutes=11),
    45,
)  # so many deeds a day stand eleven minutes apart; further ones follow closely


@dataclass
class Diary:
    """Deeds between the day the batch was named and yesterday. Nobody works on a day off."""

    today: date
    start: date
    _plan: list[tuple[date, int, str, Deed]] = field(default_factory=list)
    _order: "count[int]" = field(default_factory=count)
    _seen: dict[tuple[str, date], Viewer] = field(default_factory=dict)
    _done_on: Counter[date] = field(default_factory=Counter)

    def day(self, after: int) -> date:
        return self.start + timedelta(days=after)

    def on(self, day: date, who: str, deed: Deed) -> None:
        """Plan a deed for the first working day from `day` on, yesterday at the latest."""
        heapq.heappush(self._plan, (self._working(day), next(self._order), who, deed))

    def play(self) -> None:
        """Do everything that is planned; a deed may plan further ones."""
        while self._plan:
            day, _, who, deed = heapq.heappop(self._plan)
            with clock_at(self._moment(day)):
                deed(self._viewer(who, day))

    def _working(self, day: date) -> date:
        calendar = state_council_calendar()
        last = calendar.add_workdays(self.today, -1)
        while not calendar.is_workday(day):
            day += timedelta(days=1)
        return min(day, last)

    def _moment(self, day: date) -> datetime:
        """Later than every deed of that day before it, within the hours of work as far as they reach."""
        n = self._done_on[day]
        self._done_on[day] += 1
        past = min(n, _ROOM) * _STEP + max(0, n - _ROOM) * timedelta(seconds=20)
        return timezone.make_aware(datetime.combine(day, _OPENS) + past)

    def _viewer(self, who: str, day: date) -> Viewer:
        if who == INSTALLATION:
            return installation(day)
        if (who, day) not in self._seen:
            self._seen[who, day] = viewer_for(User.objects.get(username=who), day)
        return self._seen[who, day]


def installation(today: date) -> Viewer:
    """The command itself: it enters places, bodies and accounts, and removes the demo."""
    posts = [Held("system_admin", places.PROVINCE), Held("office", places.COUNTY)]
    return holding(posts, user_id=0, name="演示数据", today=today)
