from django.urls import path

from gongzhi.funds.registers import budgets as budget_registers
from gongzhi.funds.registers import instalments as instalment_registers
from gongzhi.funds.registers import ledger as ledger_registers
from gongzhi.funds.registers import sources as source_registers
from gongzhi.funds.views import budgets, instalments, ledger, sources
from gongzhi.ground.web.listing import listing

app_name = "funds"
urlpatterns = [
    path("sources/", listing(source_registers.SOURCES), name="sources"),
    path("sources/new/", sources.source_new, name="source-new"),
    path("sources/<int:pk>/", sources.source, name="source"),
    path("sources/<int:pk>/edit/", sources.source_edit, name="source-edit"),
    path("allocations/", listing(source_registers.ALLOCATIONS), name="allocations"),
    path("allocations/new/", sources.allocation_new, name="allocation-new"),
    path("allocations/<int:pk>/", sources.allocation, name="allocation"),
    path("allocations/<int:pk>/edit/", sources.allocation_edit, name="allocation-edit"),
    path("arrivals/", listing(source_registers.ARRIVALS), name="arrivals"),
    path("arrivals/new/", sources.arrival_new, name="arrival-new"),
    path("arrivals/<int:pk>/", sources.arrival, name="arrival"),
    path("arrivals/<int:pk>/edit/", sources.arrival_edit, name="arrival-edit"),
    path("arrivals/<int:pk>/post/", ledger.arrival_post, name="arrival-post"),
    path("instalments/", listing(instalment_registers.INSTALMENTS), name="instalments"),
    path("instalments/new/", instalments.instalment_new, name="instalment-new"),
    path("instalments/<int:pk>/", instalments.instalment, name="instalment"),
    path("instalments/<int:pk>/edit/", instalments.instalment_edit, name="instalment-edit"),
    path("budgets/", listing(budget_registers.BUDGETS), name="budgets"),
    path("budgets/new/", ledger.budget_authorise, name="authorise"),
    path("budgets/<int:pk>/commit/", budgets.budget_commit, name="budget-commit"),
    path("budgets/<int:pk>/pass/", budgets.budget_pass, name="budget-pass"),
    path("entries/", listing(ledger_registers.ENTRIES), name="entries"),
    path("entries/<int:pk>/", ledger.entry, name="entry"),
    path("entries/<int:pk>/reverse/", ledger.entry_reverse, name="entry-reverse"),
    path("accounts/", listing(ledger_registers.ACCOUNTS), name="accounts"),
    path("accounts/<int:pk>/", ledger.account, name="account"),
    path("balance/", listing(ledger_registers.BALANCE), name="balance"),
    path("periods/", listing(ledger_registers.PERIODS), name="periods"),
    path("periods/<int:pk>/", ledger.period, name="period"),
    path("periods/<int:pk>/close/", ledger.period_close, name="period-close"),
]
