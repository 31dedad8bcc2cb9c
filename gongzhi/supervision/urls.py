from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.supervision.registers import findings as finding_registers
from gongzhi.supervision.registers import plans as plan_registers
from gongzhi.supervision.registers import tips as tip_registers
from gongzhi.supervision.registers import visits as visit_registers
from gongzhi.supervision.views import draws, findings, plans, tips, visits

app_name = "supervision"
urlpatterns = [
    path("plans/", listing(plan_registers.PLANS), name="plans"),
    path("plans/new/", plans.plan_new, name="plan-new"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/edit/", plans.plan_edit, name="plan-edit"),
    path("plans/<int:pk>/draw/", draws.plan_draw, name="plan-draw"),
    path("inspectors/", listing(plan_registers.INSPECTORS), name="inspectors"),
    path("inspectors/new/", plans.inspector_new, name="inspector-new"),
    path("inspectors/<int:pk>/", plans.inspector, name="inspector"),
    path("inspectors/<int:pk>/edit/", plans.inspector_edit, name="inspector-edit"),
    path("draws/", listing(plan_registers.DRAWS), name="draws"),
    path("draws/<int:pk>/", draws.draw, name="draw"),
    path("draws/<int:pk>/arrange/", draws.draw_arrange, name="draw-arrange"),
    path("visits/", listing(visit_registers.VISITS), name="visits"),
    path("visits/new/", visits.visit_new, name="visit-new"),
    path("visits/<int:pk>/", visits.visit, name="visit"),
    path("visits/<int:pk>/edit/", visits.visit_edit, name="visit-edit"),
    path("visits/<int:pk>/move/", visits.visit_move, name="visit-move"),
    path("visits/<int:pk>/cancel/", visits.visit_cancel, name="visit-cancel"),
    path("visits/<int:pk>/checks/", visits.visit_checks, name="visit-checks"),
    path("visits/<int:pk>/findings/", visits.visit_findings, name="visit-findings"),
    path("visits/<int:pk>/notify/", visits.visit_notify, name="visit-notify"),
    path("visits/<int:pk>/notice.docx", visits.notice, name="notice"),
    path("plans/<int:pk>/bulletin.docx", plans.bulletin, name="bulletin"),
    path("burden/", listing(visit_registers.BURDEN), name="burden"),
    path("findings/", listing(finding_registers.FINDINGS), name="findings"),
    path("findings/new/", findings.finding_new, name="finding-new"),
    path("findings/<int:pk>/", findings.finding, name="finding"),
    path("findings/<int:pk>/edit/", findings.finding_edit, name="finding-edit"),
    path("findings/<int:pk>/move/", findings.finding_move, name="finding-move"),
    path("findings/<int:pk>/reply/", findings.finding_reply, name="finding-reply"),
    path("findings/<int:pk>/withdraw/", findings.finding_withdraw, name="finding-withdraw"),
    path("findings/<int:pk>/recheck/", findings.finding_recheck, name="finding-recheck"),
    path("leads/", listing(tip_registers.TIPS), name="tips"),
    path("leads/new/", tips.tip_new, name="tip-new"),
    path("leads/<int:pk>/", tips.tip, name="tip"),
    path("leads/<int:pk>/edit/", tips.tip_edit, name="tip-edit"),
    path("leads/<int:pk>/finding/", tips.tip_finding, name="tip-finding"),
    path("leads/<int:pk>/visit/", tips.tip_visit, name="tip-visit"),
    path("leads/<int:pk>/dismiss/", tips.tip_dismiss, name="tip-dismiss"),
    path("leads/<int:pk>/reveal/", tips.tip_reveal, name="tip-reveal"),
]
