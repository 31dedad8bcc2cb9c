"""One of each for the scope test."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.services import add_problem, add_task
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    task = add_task(Task(division=division, title=f"{mark}任务", due_on=by.today), by=by)
    problem = add_problem(Problem(division=division, title=f"{mark}问题"), by=by)
    return Planted(
        lists=["tasks:tasks", "tasks:problems"],
        objects={
            "tasks:task": {"pk": task.pk},
            "tasks:task-edit": {"pk": task.pk},
            "tasks:task-return": {"pk": task.pk},
            "tasks:task-progress": {"pk": task.pk},
            "tasks:problem": {"pk": problem.pk},
            "tasks:problem-edit": {"pk": problem.pk},
        },
        posts={"tasks:task-move": {"pk": task.pk}, "tasks:problem-move": {"pk": problem.pk}},
        forms=["tasks:task-new", "tasks:problem-new"],
    )
