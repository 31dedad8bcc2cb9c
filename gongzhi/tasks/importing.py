"""How the task list and the problem list take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.tasks import forms, rules, services
from gongzhi.tasks.models import Problem, Task
from gongzhi.tasks.queries import problems_seen_by, tasks_seen_by

TASKS = Importing(
    "tasks",
    _("任务清单"),
    rules.EDIT,
    forms.TaskForm,
    tasks_seen_by,
    ("division", "title"),
    lambda fields, by: services.add_task(Task(**fields), by=by),
    lambda row, fields, by: services.change_task(row, by=by, **fields),
    "tasks:tasks",
)
PROBLEMS = Importing(
    "problems",
    _("问题清单"),
    "problems.edit",
    forms.ProblemForm,
    problems_seen_by,
    ("division", "title"),
    lambda fields, by: services.add_problem(Problem(**fields), by=by),
    lambda row, fields, by: services.change_problem(row, by=by, **fields),
    "tasks:problems",
)
