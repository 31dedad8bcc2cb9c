from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LeadershipConfig(AppConfig):
    """The leading group, its office and task forces, and who sits in them."""

    name = "gongzhi.leadership"
    verbose_name = _("组织领导")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS
        from gongzhi.leadership import importing, labels, queries, registers

        importing_room.tell(importing.GROUPS, importing.SEATS)
        EVENT_WORDS.update(labels.events())
        hang(
            Hanger("leadership.Group", queries.groups_seen_by, ("leadership.edit",), registers.group_url),
            Hanger("leadership.Seat", queries.seats_seen_by, ("leadership.edit",), registers.seat_url),
        )
