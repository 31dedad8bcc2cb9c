from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SettlementConfig(AppConfig):
    """What the province's evaluation takes of an advance: reckoned by rules on file, confirmed, posted, paid back."""

    name = "gongzhi.settlement"
    verbose_name = _("结算")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web.pages import EVENT_WORDS, PANELS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.timeline import UNIT_WORDS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.settlement import labels, queries, registers, rules, todo

        EVENT_WORDS.update(labels.events())
        UNIT_WORDS["_hundredths"] = registers.points_of
        PROVIDERS.append(todo.waiting_settlements)
        PANELS.append(todo.settlements_of)
        FINDERS.append(todo.find_settlements)
        hang(
            Hanger(
                "settlement.Settlement",
                queries.settlements_seen_by,
                (rules.MAKE,),
                registers.settlement_url,
            )
        )
