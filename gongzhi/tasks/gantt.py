"""The Gantt chart of one place: where each bar stands, and the same in words beside it.

Bars are drawn by attributes of SVG, in whole pixels: no style and no script stands in the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.addresses import address
from gongzhi.ground.web.cells import Kind, cell, day_words, escaped
from gongzhi.ground.web.figures import in_english
from gongzhi.ground.web.markup import options_html
from gongzhi.ground.web.places import places_of
from gongzhi.tasks import labels
from gongzhi.tasks.bars import HEIGHT, Bar, Field
from gongzhi.tasks.models import Task
from gongzhi.tasks.networks import Network, network_of
from gongzhi.tasks.outlook import forecast_light, slack_words, waits_for
from gongzhi.tasks.queries import OPEN, tasks_seen_by
from gongzhi.tasks.registers import task_url
from gongzhi.tasks.rules import EDIT

AT_MOST = 300
WIDTH, MARGIN = 720, 16  # of the field of bars, and beside it for marks that stand at its edge
# The room of a month's name, and of one that names its year.
LABEL, YEAR_LABEL, ENGLISH_YEAR_LABEL = 36, 48, 62
REACH = timedelta(days=1100)  # days further away than three years stand at the edge
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Scale:
    first: date
    last: date

    def x(self, day: date) -> int:
        whole = (self.last - self.first).days
        return MARGIN + WIDTH * (min(max(day, self.first), self.last) - self.first).days // whole

    @property
    def day(self) -> float:
        """The width of one."""
        return WIDTH / (self.last - self.first).days

    def months(self) -> list[tuple[int, str]]:
        """Where each month begins; its name where there is room for one."""
        found, free, day = list[tuple[int, str]](), 0, self.first
        while day < self.last:
            x = self.x(day)
            found.append((x, _month(day) if x >= free else ""))
            if x >= free:
                free = x + _room(day)
            day = _next_month(day)
        return found


def _month(day: date) -> str:
    if in_english():
        return f"{day:%b %Y}" if day.month == 1 else f"{day:%b}"
    return f"{day.year}年" if day.month == 1 else f"{day.month}月"


def _room(day: date) -> int:
    if day.month > 1:
        return LABEL
    return ENGLISH_YEAR_LABEL if in_english() else YEAR_LABEL


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def scale_of(days: Iterable[date], today: date) -> Scale:
    """Whole months around all days and today."""
    near = [min(max(day, today - REACH), today + REACH) for day in days]
    return Scale(min([today, *near]).replace(day=1), _next_month(max([today, *near])))


@dataclass(frozen=True)
class Chart:
    place: str
    options: SafeString
    open_only: bool
    total: int
    cut: bool
    rows: SafeString
    shown: int
    columns: Sequence[str]
    months: Sequence[tuple[int, str]]
    grid: str
    today: int
    today_words: str
    day: float
    width: int = WIDTH + 2 * MARGIN


def gantt_of(viewer: Viewer, place: str, *, open_only: bool) -> Chart:
    """The tasks of exactly this place, those that are open first, three hundred at the most."""
    rows = tasks_seen_by(viewer).filter(division=place)
    if open_only:
        rows = rows.filter(OPEN)
    found = list(rows.order_by(F("done_on").asc(nulls_first=True), "due_on", "pk")[: AT_MOST + 1])
    cut, tasks = len(found) > AT_MOST, found[:AT_MOST]
    tasks.sort(key=lambda t: (t.starts_on or t.due_on or date.max, t.due_on or date.max, t.pk))
    network = network_of(tasks, place, viewer.today)
    scale = scale_of(_days(tasks, network), viewer.today)
    titles = _titles(tasks, network, viewer)
    columns, months = _columns(), scale.months()
    field = Field(
        WIDTH + 2 * MARGIN,
        " ".join(f"M{x} 0V{HEIGHT}" for x, _words in months),
        scale.x(viewer.today),
        tuple(map(escaped, columns)),
        escaped(_("改日期")),
        escaped(_("里程碑")),
    )
    words = {status: str(said) for status, said in labels.status().items()}
    return Chart(
        place,
        options_html(places_of(viewer), place),
        open_only,
        rows.count() if cut else len(tasks),
        cut,
        mark_safe("".join(_row(task, network, scale, titles, field, words, viewer) for task in tasks)),  # noqa: S308
        len(tasks),
        columns,
        months,
        field.grid,
        field.today,
        day_words(viewer.today),
        round(scale.day, 3),
    )


def _columns() -> list[str]:
    words = [_("状态"), _("进度"), _("开始日期"), _("完成期限"), _("预计完成"), _("机动时间"), _("前置任务")]
    return [str(word) for word in words]


def _days(tasks: Sequence[Task], network: Network) -> list[date]:
    days = [day for task in tasks for day in (task.starts_on, task.due_on) if day]
    finishes = (network.forecasts[t.pk].finish for t in tasks if t.pk in network.forecasts)
    return [*days, *(finish for finish in finishes if finish)]


def _titles(tasks: Sequence[Task], network: Network, viewer: Viewer) -> dict[int, str]:
    """What people may read of the tasks these wait for, from elsewhere too."""
    titles = {task.pk: task.title for task in tasks}
    elsewhere = {link.before for link in network.links if link.after in titles} - titles.keys()
    if elsewhere:
        seen = tasks_seen_by(viewer).filter(pk__in=elsewhere)
        titles |= dict(seen.order_by().values_list("pk", "title"))
    return titles


def _row(
    task: Task,
    network: Network,
    scale: Scale,
    titles: dict[int, str],
    field: Field,
    words: dict[str, str],
    viewer: Viewer,
) -> str:
    late = network.late.get(task.pk)
    status = words[task.status]
    cells = [
        cell(Kind.TEXT, f"{status}，{labels.late()[late]}" if late else status),
        cell(Kind.TEXT, None if task.progress is None else f"{task.progress}%"),
        cell(Kind.DATE, task.starts_on),
        cell(Kind.DATE, task.due_on),
        cell(Kind.LIGHT, forecast_light(task, network) if task.pk in network.forecasts else ""),
        cell(Kind.TEXT, slack_words(task, network)),
        cell(Kind.LINES, waits_for(network.before(task.pk), titles)),
    ]
    edit = address("tasks:task-dates", task.pk) if viewer.may(EDIT, task.division) else ""
    bar = bar_of(task, network, scale)
    return field.row(task.title, task_url(task), edit, bar, cells, milestone=task.milestone)


def bar_of(task: Task, network: Network, scale: Scale) -> Bar | None:
    """From the first day to the due day; None where neither is known."""
    first, last = task.starts_on or task.due_on, task.due_on or task.starts_on
    if first is None or last is None:
        return None
    both = bool(task.starts_on and task.due_on and first <= last)
    x = scale.x(first)
    width = max(scale.x(last + _DAY) - x, 4) if both else 0
    found = network.forecasts.get(task.pk)
    finish = scale.x(found.finish + _DAY) if found and found.finish else None
    return Bar(
        x,
        width,
        width * (task.progress or 0) // 100,
        network.linked(task.pk) and network.timings[task.pk].critical,
        finish if both and finish is not None and finish > x + width else None,
    )
