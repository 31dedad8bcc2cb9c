from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FundsConfig(AppConfig):
    """Sources, allocation with its check-sum, arrivals; the ledger will move in here."""

    name = "gongzhi.funds"
    verbose_name = _("资金")

    def ready(self) -> None:
        from gongzhi.funds import importing, labels, queries, todo
        from gongzhi.funds.registers import sources as registers
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS
        from gongzhi.ground.web.todo import PROVIDERS

        importing_room.tell(importing.SOURCES, importing.ALLOCATIONS, importing.ARRIVALS)
        EVENT_WORDS.update(labels.events())
        PROVIDERS.append(todo.money_short)
        hang(
            Hanger("funds.Source", queries.sources_seen_by, ("funds.edit",), registers.source_url),
            Hanger(
                "funds.Allocation", queries.allocations_seen_by, ("funds.edit",), registers.allocation_url
            ),
            Hanger("funds.Arrival", queries.arrivals_seen_by, ("funds.edit",), registers.arrival_url),
        )
