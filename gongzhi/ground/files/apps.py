from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """Files under their own hash, and what they hang on."""

    name = "gongzhi.ground.files"
    verbose_name = _("附件")
