from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    """Tables that were uploaded to become records."""

    name = "gongzhi.ground.imports"
    verbose_name = _("导入")
