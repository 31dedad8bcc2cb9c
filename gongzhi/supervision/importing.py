"""How plans and visits take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.supervision import forms, services, visits
from gongzhi.supervision.queries import plans_seen_by, visits_seen_by

PLANS = Importing(
    "supervision-plans",
    _("督查计划"),
    forms.PlanForm,
    plans_seen_by,
    ("division", "name"),
    services.PLAN,
    "supervision:plans",
)
VISITS = Importing(
    "visits",
    _("督查走访"),
    forms.ListedVisitForm,
    visits_seen_by,
    ("division", "title"),
    visits.VISIT,
    "supervision:visits",
)
