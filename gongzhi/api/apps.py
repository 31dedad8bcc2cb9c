from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The read API over every register, and the tokens that open it."""

    name = "gongzhi.api"
    verbose_name = _("接口")

    def ready(self) -> None:
        from gongzhi.api import labels
        from gongzhi.ground.web.pages import EVENT_WORDS

        EVENT_WORDS.update(labels.events())
