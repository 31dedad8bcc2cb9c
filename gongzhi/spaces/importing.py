"""How the register of premises takes in a table."""

from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.importing import Importing
from gongzhi.spaces import forms, services
from gongzhi.spaces.models import Space
from gongzhi.spaces.queries import spaces_seen_by

SPACES = Importing(
    "spaces",
    _("阵地台账"),
    "spaces.edit",
    forms.SpaceForm,
    spaces_seen_by,
    ("division", "name"),
    lambda fields, by: services.add_space(Space(**fields), by=by),
    lambda row, fields, by: services.change_space(row, by=by, **fields),
    "spaces:spaces",
)
