from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    """Organisations, people, community profiles."""

    name = "gongzhi.registry"
    verbose_name = _("底数")

    def ready(self) -> None:
        from gongzhi.ground.web.pages import EVENT_WORDS

        EVENT_WORDS.update(
            {
                "registry.organisation.added": _("登记组织"),
                "registry.organisation.changed": _("修改组织"),
            }
        )
