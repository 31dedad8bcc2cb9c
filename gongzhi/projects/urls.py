from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.projects.registers import acceptances as acceptance_registers
from gongzhi.projects.registers import changes as change_registers
from gongzhi.projects.registers import charters as charter_registers
from gongzhi.projects.registers import contracts as contract_registers
from gongzhi.projects.registers import outside as outside_registers
from gongzhi.projects.views import acceptances, changes, charters, contracts, outside

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
    path("contracts/", listing(contract_registers.CONTRACTS), name="contracts"),
    path("contracts/new/", contracts.contract_new, name="contract-new"),
    path("contracts/<int:pk>/", contracts.contract, name="contract"),
    path("contracts/<int:pk>/edit/", contracts.contract_edit, name="contract-edit"),
    path("amendments/new/", contracts.amendment_new, name="amendment-new"),
    path("amendments/<int:pk>/edit/", contracts.amendment_edit, name="amendment-edit"),
    path("acceptances/", listing(acceptance_registers.ACCEPTANCES), name="acceptances"),
    path("acceptances/new/", acceptances.acceptance_new, name="acceptance-new"),
    path("acceptances/<int:pk>/", acceptances.acceptance, name="acceptance"),
    path("acceptances/<int:pk>/edit/", acceptances.acceptance_edit, name="acceptance-edit"),
    path("acceptances/<int:pk>/conclude/", acceptances.acceptance_conclude, name="acceptance-conclude"),
    path("items/new/", acceptances.item_new, name="item-new"),
    path("items/<int:pk>/edit/", acceptances.item_edit, name="item-edit"),
    path("defects/", listing(acceptance_registers.DEFECTS), name="defects"),
    path("defects/new/", acceptances.defect_new, name="defect-new"),
    path("defects/<int:pk>/edit/", acceptances.defect_edit, name="defect-edit"),
    path("changes/", listing(change_registers.CHANGES), name="changes"),
    path("changes/new/", changes.change_new, name="change-new"),
    path("changes/<int:pk>/", changes.change, name="change"),
    path("changes/<int:pk>/decide/", changes.change_decide, name="change-decide"),
    path("risks/", listing(change_registers.RISKS), name="risks"),
    path("risks/new/", changes.risk_new, name="risk-new"),
    path("risks/<int:pk>/", changes.risk, name="risk"),
    path("risks/<int:pk>/edit/", changes.risk_edit, name="risk-edit"),
    path("risks/<int:pk>/move/", changes.risk_move, name="risk-move"),
    path("outside/", listing(outside_registers.OUTSIDE_WORKS), name="outside"),
    path("outside/new/", outside.outside_new, name="outside-new"),
    path("outside/<int:pk>/", outside.outside_work, name="outside-work"),
    path("outside/<int:pk>/edit/", outside.outside_edit, name="outside-edit"),
    path("shares/new/", outside.share_new, name="share-new"),
    path("shares/<int:pk>/edit/", outside.share_edit, name="share-edit"),
]
