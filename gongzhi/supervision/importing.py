"""How plans and visits take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.supervision.forms.plans import PlanForm
from gongzhi.supervision.forms.visits import ListedVisitForm
from gongzhi.supervision.queries import plans_seen_by, visits_seen_by
from gongzhi.supervision.services import plans, visits

PLANS = Importing(
    "supervision-plans",
    _("督查计划"),
    PlanForm,
    plans_seen_by,
    ("division", "name"),
    plans.PLAN,
    "supervision:plans",
)
VISITS = Importing(
    "visits",
    _("督查走访"),
    ListedVisitForm,
    visits_seen_by,
    ("division", "title"),
    visits.VISIT,
    "supervision:visits",
)
