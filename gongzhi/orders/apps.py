from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrdersConfig(AppConfig):
    """督办单: a unit is told to act on its tasks and to answer by a day; and the papers of 约谈 and 通报."""

    name = "gongzhi.orders"
    verbose_name = _("督办")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.web.pages import EVENT_WORDS, PANELS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.orders import labels, queries, registers, rules, todo

        EVENT_WORDS.update(labels.events())
        PROVIDERS.append(todo.waiting_orders)
        PANELS.append(todo.orders_of_the_task)
        FINDERS.append(todo.find_orders)
        hang(Hanger("orders.Order", queries.orders_seen_by, (rules.REPLY, rules.ISSUE), registers.order_url))
