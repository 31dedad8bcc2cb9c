from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    """Organisations, people, community profiles."""

    name = "gongzhi.registry"
    verbose_name = _("底数")

    def ready(self) -> None:
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.registry import importing, labels, todo

        importing_room.tell(importing.ORGANISATIONS, importing.PEOPLE, importing.PROFILES)
        EVENT_WORDS.update(labels.events())
        FINDERS.append(todo.find_organisations_and_people)
