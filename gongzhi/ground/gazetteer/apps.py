from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GazetteerConfig(AppConfig):
    """The hand over the divisions: the official list, and what is edited here."""

    name = "gongzhi.ground.gazetteer"
    verbose_name = _("区划")
