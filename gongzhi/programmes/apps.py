from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    """Programme, batch, pilot units; documents, rule sets, the four standards."""

    name = "gongzhi.programmes"
    verbose_name = _("试点")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.programmes import importing, labels, queries, registers, todo

        importing_room.tell(importing.DOCUMENTS, importing.REQUIREMENTS, importing.ITEMS)
        EVENT_WORDS.update(labels.events())
        PROVIDERS.extend([todo.late_items, todo.rules_to_verify])
        FINDERS.append(todo.find_units_and_documents)
        hang(
            Hanger(
                "programmes.PilotUnit", queries.pilot_units_seen_by, ("programmes.edit",), registers.unit_url
            ),
            Hanger(
                "programmes.Document", queries.documents_seen_by, ("policies.edit",), registers.document_url
            ),
            Hanger(
                "programmes.ChecklistItem", queries.items_seen_by, ("standards.edit",), registers.item_url
            ),
            Hanger("programmes.Batch", queries.batches_seen_by, ("programmes.edit",), registers.batch_url),
            Hanger(
                "programmes.Requirement",
                queries.requirements_seen_by,
                ("policies.edit",),
                registers.requirement_url,
            ),
        )
