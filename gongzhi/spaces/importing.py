"""How the registers of premises take in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.spaces import forms, services
from gongzhi.spaces.queries import spaces_seen_by, works_seen_by, zones_seen_by

SPACES = Importing(
    "spaces",
    _("阵地台账"),
    forms.SpaceForm,
    spaces_seen_by,
    ("division", "name"),
    services.SPACE,
    "spaces:spaces",
)
ZONES = Importing(
    "zones",
    _("功能分区"),
    forms.ZoneForm,
    zones_seen_by,
    ("space", "name"),
    services.ZONE,
    "spaces:zones",
)
WORKS = Importing(
    "works",
    _("阵地改造"),
    forms.WorkForm,
    works_seen_by,
    ("division", "title"),
    services.WORK,
    "spaces:works",
)
