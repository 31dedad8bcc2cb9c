"""How the task list and the problem list take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.tasks import forms, services
from gongzhi.tasks.queries import problems_seen_by, tasks_seen_by

TASKS = Importing(
    "tasks",
    _("任务清单"),
    forms.TaskForm,
    tasks_seen_by,
    ("division", "title"),
    services.TASK,
    "tasks:tasks",
)
PROBLEMS = Importing(
    "problems",
    _("问题清单"),
    forms.ProblemForm,
    problems_seen_by,
    ("division", "title"),
    services.PROBLEM,
    "tasks:problems",
)
