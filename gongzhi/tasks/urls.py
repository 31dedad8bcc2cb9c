from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.tasks import batches, extension_views, moving_views, registers, tally_views, views

app_name = "tasks"
urlpatterns = [
    path("", listing(registers.TASKS.with_batches(*batches.TASKS)), name="tasks"),
    path("new/", views.task_new, name="task-new"),
    path("<int:pk>/", views.task, name="task"),
    path("<int:pk>/edit/", views.task_edit, name="task-edit"),
    path("<int:pk>/dates/", moving_views.task_dates, name="task-dates"),
    path("<int:pk>/move/", views.task_move, name="task-move"),
    path("<int:pk>/return/", moving_views.task_return, name="task-return"),
    path("<int:pk>/submit/", moving_views.task_submit, name="task-submit"),
    path("<int:pk>/close/", moving_views.task_close, name="task-close"),
    path("<int:pk>/cancel/", views.task_cancel, name="task-cancel"),
    path("<int:pk>/progress/", views.task_progress, name="task-progress"),
    path("<int:pk>/extension/", extension_views.task_extension, name="task-extension"),
    path("extensions/", listing(registers.EXTENSIONS), name="extensions"),
    path("extensions/<int:pk>/", extension_views.extension, name="extension"),
    path("extensions/<int:pk>/decide/", extension_views.extension_decide, name="extension-decide"),
    path("extensions/<int:pk>/move/", extension_views.extension_move, name="extension-move"),
    path("<int:pk>/before/new/", views.dependency_new, name="dependency-new"),
    path("dependencies/<int:pk>/remove/", views.dependency_remove, name="dependency-remove"),
    path("units/", tally_views.tally, name="tally"),
    path("gantt/", views.gantt, name="gantt"),
    path("type/<int:pk>/", views.type_tasks, name="type-tasks"),
    path("problems/", listing(registers.PROBLEMS.with_batches(*batches.PROBLEMS)), name="problems"),
    path("problems/new/", views.problem_new, name="problem-new"),
    path("problems/<int:pk>/", views.problem, name="problem"),
    path("problems/<int:pk>/edit/", views.problem_edit, name="problem-edit"),
    path("problems/<int:pk>/move/", views.problem_move, name="problem-move"),
]
