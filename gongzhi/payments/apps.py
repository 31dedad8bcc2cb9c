from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaymentsConfig(AppConfig):
    """Requests for payment: from an accepted milestone through four hands into the ledger."""

    name = "gongzhi.payments"
    verbose_name = _("付款")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web.pages import EVENT_WORDS, PANELS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.payments import labels, queries, registers, rules, todo

        EVENT_WORDS.update(labels.events())
        PROVIDERS.append(todo.waiting_payments)
        PANELS.append(todo.payments_of)
        FINDERS.append(todo.find_payments)
        hang(
            Hanger(
                "payments.PaymentRequest",
                queries.requests_seen_by,
                (rules.REQUEST,),
                registers.request_url,
                queries.files_closed,
            )
        )
