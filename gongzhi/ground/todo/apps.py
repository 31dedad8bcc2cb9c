from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TodoConfig(AppConfig):
    """What people have done, started and been copied in on. What waits is asked of the capabilities."""

    name = "gongzhi.ground.todo"
    verbose_name = _("待办")
