from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Task list and problem list."""

    name = "gongzhi.tasks"
    verbose_name = _("任务")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.jobs import kinds as jobs
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS, PANELS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.ground.web.warnings import CHANGES, WARNINGS
        from gongzhi.tasks import escalating, importing, labels, queries, registers, todo

        importing_room.tell(importing.TASKS, importing.PROBLEMS)
        jobs.tell(escalating.escalate)
        jobs.come_round(escalating.MORNING)
        EVENT_WORDS.update(labels.events())
        PROVIDERS.extend([todo.waiting_tasks, todo.waiting_extensions, todo.waiting_problems])
        PANELS.append(todo.tasks_of_the_type)
        WARNINGS.append(todo.red_tasks)
        CHANGES.append(todo.last_moves)
        FINDERS.append(todo.find_tasks_and_problems)
        hang(
            Hanger(
                "tasks.Task",
                queries.tasks_seen_by,
                ("tasks.report", "tasks.edit"),
                registers.task_url,
            ),
            Hanger("tasks.Extension", queries.extensions_seen_by, ("tasks.report",), registers.extension_url),
            Hanger("tasks.Problem", queries.problems_seen_by, ("problems.edit",), registers.problem_url),
        )
