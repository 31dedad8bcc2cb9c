"""How groups and seats take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.leadership import forms, services
from gongzhi.leadership.queries import groups_seen_by, seats_seen_by

GROUPS = Importing(
    "groups",
    _("领导小组与专班"),
    forms.GroupForm,
    groups_seen_by,
    ("division", "name"),
    services.GROUP,
    "leadership:groups",
)
SEATS = Importing(
    "seats",
    _("任职名单"),
    forms.SeatForm,
    seats_seen_by,
    ("group", "post", "holder_name"),
    services.SEAT,
    "leadership:seats",
)
