"""How the register of gifts takes in a table. What comes with one is booked afterwards, on the register."""

from django.utils.translation import gettext_lazy as _

from gongzhi.giving.forms.donations import DonationTableForm
from gongzhi.giving.queries import donations_seen_by
from gongzhi.giving.services.donations import DONATION
from gongzhi.ground.web.importing import Importing

DONATIONS = Importing(
    "donations",
    _("捐赠"),
    DonationTableForm,
    donations_seen_by,
    ("charity", "receipt_no"),
    DONATION,
    "giving:donations",
)
