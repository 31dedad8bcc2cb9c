from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KeepingConfig(AppConfig):
    """Keeping what is there: backup, restore, moving to another engine, and the halt of writing."""

    name = "gongzhi.ground.keeping"
    verbose_name = _("备份")

    def ready(self) -> None:
        from gongzhi.ground.keeping import labels
        from gongzhi.ground.web.pages import EVENT_WORDS

        EVENT_WORDS.update(labels.events())
