from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SpacesConfig(AppConfig):
    """Premises, their zones and door plates, works on them, and the gap to the standard."""

    name = "gongzhi.spaces"
    verbose_name = _("阵地")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS, PANELS, UNIT_WORDS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.spaces import importing, labels, queries, registers, rules, todo

        importing_room.tell(importing.SPACES, importing.ZONES, importing.WORKS)
        EVENT_WORDS.update(labels.events())
        PANELS.append(todo.rooms_of_the_type)
        UNIT_WORDS["_sqm100"] = rules.show_area
        PROVIDERS.append(todo.late_works)
        FINDERS.append(todo.find_spaces)
        hang(
            Hanger("spaces.Space", queries.spaces_seen_by, ("spaces.edit",), registers.space_url),
            Hanger("spaces.Zone", queries.zones_seen_by, ("spaces.edit",), registers.zone_url),
            Hanger("spaces.Work", queries.works_seen_by, ("spaces.edit",), registers.work_url),
        )
