from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.statements.registers import accounts as account_registers
from gongzhi.statements.registers import matches as match_registers
from gongzhi.statements.registers import statements as statement_registers
from gongzhi.statements.views import accounts, statements

app_name = "statements"
urlpatterns = [
    path("accounts/", listing(account_registers.ACCOUNTS), name="accounts"),
    path("accounts/new/", accounts.account_new, name="account-new"),
    path("accounts/<int:pk>/", accounts.account, name="account"),
    path("accounts/<int:pk>/edit/", accounts.account_edit, name="account-edit"),
    path("accounts/<int:pk>/reconcile/", accounts.reconcile, name="account-reconcile"),
    path("accounts/<int:pk>/confirm/", accounts.confirm_certain, name="account-confirm"),
    path("accounts/<int:pk>/balance/", accounts.balance, name="account-balance"),
    path("accounts/<int:pk>/balance.docx", accounts.paper, name="account-docx"),
    path("holdings/new/", accounts.holding_new, name="holding-new"),
    path("holdings/<int:pk>/remove/", accounts.holding_remove, name="holding-remove"),
    path("layouts/", listing(account_registers.LAYOUTS), name="layouts"),
    path("layouts/new/", accounts.layout_new, name="layout-new"),
    path("layouts/<int:pk>/", accounts.layout, name="layout"),
    path("layouts/<int:pk>/edit/", accounts.layout_edit, name="layout-edit"),
    path("statements/", listing(statement_registers.STATEMENTS), name="statements"),
    path("statements/new/", statements.statement_new, name="statement-new"),
    path("statements/<int:pk>/", statements.statement, name="statement"),
    path("statements/<int:pk>/take/", statements.statement_take, name="statement-take"),
    path("statements/<int:pk>/discard/", statements.statement_discard, name="statement-discard"),
    path("lines/", listing(statement_registers.LINES), name="lines"),
    path("lines/<int:pk>/", statements.line, name="line"),
    path("book-lines/", listing(statement_registers.BOOK_LINES), name="book-lines"),
    path("matches/", listing(match_registers.MATCHES), name="matches"),
    path("matches/<int:pk>/", statements.match, name="match"),
    path("matches/<int:pk>/confirm/", statements.match_confirm, name="match-confirm"),
    path("matches/<int:pk>/undo/", statements.match_undo, name="match-undo"),
    path("differences/", listing(match_registers.DIFFERENCES), name="differences"),
    path("differences/<int:pk>/", statements.difference, name="difference"),
    path("differences/<int:pk>/settle/", statements.difference_settle, name="difference-settle"),
    path("differences/<int:pk>/join/", statements.difference_join, name="difference-join"),
    path("differences/<int:pk>/reopen/", statements.difference_reopen, name="difference-reopen"),
]
