"""How groups, seats, meetings and resolutions take in a table."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gongzhi.ground.web.importing import Importing
from gongzhi.leadership import forms, services
from gongzhi.leadership.queries import (
    groups_seen_by,
    meetings_seen_by,
    resolutions_seen_by,
    seats_seen_by,
)

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
MEETINGS = Importing(
    "meetings",
    pgettext_lazy("list", "会议"),
    forms.MeetingForm,
    meetings_seen_by,
    ("group", "title"),
    services.MEETING,
    "leadership:meetings",
)
RESOLUTIONS = Importing(
    "resolutions",
    _("议定事项"),
    forms.ResolutionForm,
    resolutions_seen_by,
    ("meeting", "number"),
    services.RESOLUTION,
    "leadership:resolutions",
)
