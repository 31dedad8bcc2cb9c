"""How the registers of money take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.funds.forms import sources as forms
from gongzhi.funds.forms.instalments import InstalmentForm
from gongzhi.funds.queries import allocations_seen_by, arrivals_seen_by, sources_seen_by
from gongzhi.funds.queries.instalments import instalments_seen_by
from gongzhi.funds.services import sources as services
from gongzhi.funds.services.instalments import INSTALMENT
from gongzhi.ground.web.importing import Importing

SOURCES = Importing(
    "sources",
    _("资金来源"),
    forms.SourceForm,
    sources_seen_by,
    ("division", "name"),
    services.SOURCE,
    "funds:sources",
)
ALLOCATIONS = Importing(
    "allocations",
    _("资金分配"),
    forms.AllocationForm,
    allocations_seen_by,
    ("source", "division", "title"),
    services.ALLOCATION,
    "funds:allocations",
)
INSTALMENTS = Importing(
    "instalments",
    _("分期拨付"),
    InstalmentForm,
    instalments_seen_by,
    ("source", "number"),
    INSTALMENT,
    "funds:instalments",
)
ARRIVALS = Importing(
    "arrivals",
    _("到位记录"),
    forms.ArrivalForm,
    arrivals_seen_by,
    ("source", "arrived_on", "voucher"),
    services.ARRIVAL,
    "funds:arrivals",
)
