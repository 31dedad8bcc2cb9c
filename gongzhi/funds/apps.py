from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FundsConfig(AppConfig):
    """Sources, allocation with its check-sum, arrivals, and the ledger."""

    name = "gongzhi.funds"
    verbose_name = _("资金")

    def ready(self) -> None:
        from gongzhi.funds import guard, importing, labels, queries, todo
        from gongzhi.funds.queries import ledger
        from gongzhi.funds.queries.instalments import instalments_seen_by
        from gongzhi.funds.registers import sources as registers
        from gongzhi.funds.registers.instalments import instalment_url
        from gongzhi.funds.registers.ledger import entry_url
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.guards import tell as keep
        from gongzhi.ground.web import importing as importing_room
        from gongzhi.ground.web.pages import EVENT_WORDS
        from gongzhi.ground.web.todo import PROVIDERS

        importing_room.tell(
            importing.SOURCES, importing.ALLOCATIONS, importing.INSTALMENTS, importing.ARRIVALS
        )
        keep(*guard.LEDGER)
        EVENT_WORDS.update(labels.events())
        PROVIDERS.extend([todo.money_short, todo.conditions_to_meet, todo.months_to_close])
        hang(
            Hanger("funds.Source", queries.sources_seen_by, ("funds.edit",), registers.source_url),
            Hanger(
                "funds.Allocation", queries.allocations_seen_by, ("funds.edit",), registers.allocation_url
            ),
            Hanger("funds.Instalment", instalments_seen_by, ("funds.edit",), instalment_url),
            Hanger("funds.Arrival", queries.arrivals_seen_by, ("funds.edit",), registers.arrival_url),
            Hanger("funds.Entry", ledger.entries_seen_by, ("ledger.post",), entry_url),
        )
