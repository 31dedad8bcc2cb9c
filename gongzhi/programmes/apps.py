from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    """Programme, batch, pilot units; documents, rule sets, the four standards."""

    name = "gongzhi.programmes"
    verbose_name = _("试点")

    def ready(self) -> None:
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.programmes import importing, labels, todo

        importing_room.tell(importing.DOCUMENTS, importing.REQUIREMENTS, importing.ITEMS)
        EVENT_WORDS.update(labels.events())
        PROVIDERS.extend([todo.late_items, todo.rules_to_verify])
        FINDERS.append(todo.find_units_and_documents)
