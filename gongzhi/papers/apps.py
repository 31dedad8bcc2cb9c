from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    """Reading old reports into records, writing new ones from them."""

    name = "gongzhi.papers"
    verbose_name = _("报告")

    def ready(self) -> None:
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS, PANELS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.papers import labels, todo
        from gongzhi.papers.reviewing import importing

        importing_room.tell(importing.GAPS)
        EVENT_WORDS.update(labels.events())
        PANELS.append(todo.where_it_was_read)
        PROVIDERS.extend([todo.facts_to_confirm, todo.reports_to_pass_on, todo.values_owed])
