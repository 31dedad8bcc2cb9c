from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatementsConfig(AppConfig):
    """Statements of bank and treasury, held against the ledger."""

    name = "gongzhi.statements"
    verbose_name = _("对账")

    def ready(self) -> None:
        from gongzhi.ground.files.hanging import Hanger
        from gongzhi.ground.files.hanging import tell as hang
        from gongzhi.ground.guards import tell as keep
        from gongzhi.ground.web.pages import EVENT_WORDS
        from gongzhi.ground.web.search import FINDERS
        from gongzhi.ground.web.todo import PROVIDERS
        from gongzhi.statements import guard, labels, queries, todo
        from gongzhi.statements.registers.accounts import account_url
        from gongzhi.statements.registers.matches import difference_url

        keep(*guard.KEPT)
        EVENT_WORDS.update(labels.events())
        PROVIDERS.append(todo.lines_left)
        FINDERS.append(todo.find_accounts)
        edit = ("statements.edit",)
        hang(
            Hanger("statements.BankAccount", queries.accounts_seen_by, edit, account_url),
            Hanger("statements.Difference", queries.differences_seen_by, edit, difference_url),
        )
