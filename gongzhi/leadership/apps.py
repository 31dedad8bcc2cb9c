from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LeadershipConfig(AppConfig):
    """The leading group, its office and task forces, who sits in them, when they met and what they resolved."""

    name = "gongzhi.leadership"
    verbose_name = _("组织领导")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS, PANELS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.leadership import importing, labels, queries, registers, todo

        importing_room.tell(importing.GROUPS, importing.SEATS, importing.MEETINGS, importing.RESOLUTIONS)
        EVENT_WORDS.update(labels.events())
        PROVIDERS.append(todo.overdue_meetings)
        PANELS.append(todo.meeting_of_the_task)
        FINDERS.append(todo.find_meetings)
        hang(
            Hanger("leadership.Group", queries.groups_seen_by, ("leadership.edit",), registers.group_url),
            Hanger("leadership.Seat", queries.seats_seen_by, ("leadership.edit",), registers.seat_url),
            Hanger(
                "leadership.Meeting", queries.meetings_seen_by, ("leadership.edit",), registers.meeting_url
            ),
            Hanger(
                "leadership.Resolution",
                queries.resolutions_seen_by,
                ("leadership.edit",),
                registers.resolution_url,
            ),
        )
