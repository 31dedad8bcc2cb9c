"""How plans and visits take in a table."""

from django.utils.translation import pgettext_lazy

from gongzhi.ground.web.importing import Importing
from gongzhi.supervision.forms.plans import PlanForm
from gongzhi.supervision.forms.visits import ListedVisitForm
from gongzhi.supervision.queries import plans_seen_by, visits_seen_by
from gongzhi.supervision.services import plans, visits

PLANS = Importing(
    "supervision-plans",
    pgettext_lazy("list", "督查计划"),
    PlanForm,
    plans_seen_by,
    ("division", "name"),
    plans.PLAN,
    "supervision:plans",
)
VISITS = Importing(
    "visits",
    pgettext_lazy("list", "督查走访"),
    ListedVisitForm,
    visits_seen_by,
    ("division", "title"),
    visits.VISIT,
    "supervision:visits",
)
