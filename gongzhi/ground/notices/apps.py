from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """What people are told, in the house and, where it is switched on, outside it."""

    name = "gongzhi.ground.notices"
    verbose_name = _("消息")
