"""One of each for the scope test."""

from datetime import timedelta

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.programmes.models import Batch, PilotUnit, Programme
from gongzhi.tasks.extending import ask_extension
from gongzhi.tasks.linking import put_before
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.services import add_problem, add_task
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    task = add_task(Task(division=division, title=f"{mark}任务", due_on=by.today), by=by)
    extension = ask_extension(task, by.today + timedelta(days=7), f"{mark}理由", by=by)
    earlier = add_task(Task(division=division, title=f"{mark}前一项任务", due_on=by.today), by=by)
    link = put_before(earlier, task, by=by)
    problem = add_problem(Problem(division=division, title=f"{mark}问题"), by=by)
    programme = Programme.objects.create(division=division, name=f"{mark}类型项目")
    batch = Batch.objects.create(division=division, programme=programme, number=9)
    unit = PilotUnit.objects.create(
        division=division,
        unit_division=division,
        batch=batch,
        level="community",
        name=f"{mark}单位",
        pilot_type="convenience",
    )
    return Planted(
        lists=["tasks:tasks", "tasks:extensions", "tasks:problems"],
        objects={
            "tasks:task": {"pk": task.pk},
            "tasks:task-edit": {"pk": task.pk},
            "tasks:task-dates": {"pk": task.pk},
            "tasks:task-return": {"pk": task.pk},
            "tasks:task-submit": {"pk": task.pk},
            "tasks:task-close": {"pk": task.pk},
            "tasks:task-cancel": {"pk": task.pk},
            "tasks:task-progress": {"pk": task.pk},
            "tasks:task-extension": {"pk": task.pk},
            "tasks:extension": {"pk": extension.pk},
            "tasks:extension-decide": {"pk": extension.pk},
            "tasks:dependency-new": {"pk": task.pk},
            "tasks:dependency-remove": {"pk": link.pk},
            "tasks:type-tasks": {"pk": unit.pk},
            "tasks:problem": {"pk": problem.pk},
            "tasks:problem-edit": {"pk": problem.pk},
        },
        posts={
            "tasks:task-move": {"pk": task.pk},
            "tasks:task-cancel": {"pk": task.pk},
            "tasks:extension-move": {"pk": extension.pk},
            "tasks:dependency-remove": {"pk": link.pk},
            "tasks:problem-move": {"pk": problem.pk},
        },
        forms=["tasks:task-new", "tasks:problem-new", "tasks:gantt", "tasks:tally"],
    )
