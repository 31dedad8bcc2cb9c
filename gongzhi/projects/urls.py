from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.projects.registers import charters as charter_registers
from gongzhi.projects.views import charters

app_name = "projects"
urlpatterns = [
    path("", listing(charter_registers.PROJECTS), name="projects"),
    path("new/", charters.project_new, name="project-new"),
    path("<int:pk>/", charters.project, name="project"),
    path("<int:pk>/edit/", charters.project_edit, name="project-edit"),
    path("<int:pk>/move/", charters.project_move, name="project-move"),
    path("<int:pk>/return/", charters.project_return, name="project-return"),
    path("<int:pk>/stop/", charters.project_stop, name="project-stop"),
    path("<int:pk>/milestones/", charters.project_layout, name="project-layout"),
    path("money/new/", charters.money_new, name="money-new"),
    path("money/<int:pk>/edit/", charters.money_edit, name="money-edit"),
    path("milestones/", listing(charter_registers.MILESTONES), name="milestones"),
    path("milestones/new/", charters.milestone_new, name="milestone-new"),
    path("milestones/<int:pk>/", charters.milestone, name="milestone"),
    path("milestones/<int:pk>/edit/", charters.milestone_edit, name="milestone-edit"),
    path("milestones/<int:pk>/move/", charters.milestone_move, name="milestone-move"),
    path("milestones/<int:pk>/report/", charters.milestone_report, name="milestone-report"),
    path("milestones/<int:pk>/return/", charters.milestone_return, name="milestone-return"),
]
