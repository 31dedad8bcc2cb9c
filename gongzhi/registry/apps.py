from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    """Organisations, people, community profiles."""

    name = "gongzhi.registry"
    verbose_name = _("底数")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.registry import importing, labels, queries, registers, todo

        importing_room.tell(importing.ORGANISATIONS, importing.PEOPLE, importing.PROFILES)
        EVENT_WORDS.update(labels.events())
        FINDERS.append(todo.find_organisations_and_people)
        hang(
            Hanger(
                "registry.Organisation",
                queries.organisations_seen_by,
                ("organisations.edit",),
                registers.organisation_url,
            ),
            Hanger("registry.Person", queries.people_seen_by, ("people.edit",), registers.person_url),
            Hanger(
                "registry.Observation",
                queries.observations_seen_by,
                ("profiles.edit",),
                registers.observation_url,
            ),
        )
