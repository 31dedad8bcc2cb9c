"""What happens around due days: the ladder goes up every morning, and the street asks for two later days."""

from datetime import timedelta

from gongzhi.demo import places
from gongzhi.demo.diary import INSTALLATION
from gongzhi.demo.stage import Stage
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import span
from gongzhi.ground.workdays.rules import state_council_calendar
from gongzhi.tasks.escalating import climb
from gongzhi.tasks.extending import ask_extension, decide_extension
from gongzhi.tasks.models import Extension, Task
from gongzhi.tasks.rules import ExtensionMove, Status

# Long enough for the oldest overdue task to have gone up step by step; the asking comes when its other acts are over.
LADDER_FROM, ASKED, DECIDED = 130, 206, 207
REASONS = (
    "协办单位的材料还没有交齐，已催过两次，答应下周补上。",
    "经办人员抽调参加普查，月底才能回来，请求顺延。",
)


def plan(stage: Stage) -> None:
    calendar = state_council_calendar()
    days = (stage.diary.day(n) for n in range(LADDER_FROM, (stage.diary.today - stage.diary.start).days))
    for day in filter(calendar.is_workday, days):
        stage.diary.on(day, INSTALLATION, climb)
    stage.on(ASKED, "demo-street", _ask)
    stage.on(DECIDED, "demo-office", _approve)


def _ask(by: Viewer) -> None:
    late = Task.objects.filter(
        division__range=span(places.PILOT_STREET),
        status=Status.DOING.value,
        due_on__lt=by.today - timedelta(days=8),
    )
    for task, reason in zip(late.order_by("-due_on", "pk"), REASONS, strict=False):
        ask_extension(task, by.today + timedelta(days=25), reason, by=by)


def _approve(by: Viewer) -> None:
    """The first is granted; the second waits for the office."""
    if row := Extension.objects.order_by("pk").first():
        decide_extension(row, ExtensionMove.APPROVE, by=by, note="情况属实，同意延期，不再顺延。")
