"""Every register of the house under the name it has in the API. A test compares this list with the pages."""

from collections.abc import Mapping

from gongzhi.funds.registers import budgets, instalments, ledger
from gongzhi.funds.registers import sources as funds
from gongzhi.giving.registers import campaigns, donations
from gongzhi.giving.registers import funds as giving
from gongzhi.ground.web import file_views, import_views, job_views, own_registers, staff_registers
from gongzhi.ground.web.registers import Register
from gongzhi.leadership import registers as leadership
from gongzhi.orders import registers as orders
from gongzhi.papers.reports import registers as reports
from gongzhi.papers.reviewing import registers as reviewing
from gongzhi.payments import registers as payments
from gongzhi.programmes import registers as programmes
from gongzhi.projects.registers import acceptances, changes, contracts, outside
from gongzhi.projects.registers import charters as projects
from gongzhi.registry import registers as registry
from gongzhi.settlement import registers as settlement
from gongzhi.spaces import registers as spaces
from gongzhi.statements.registers import accounts as bank_accounts
from gongzhi.statements.registers import matches, statements
from gongzhi.supervision.registers import findings, plans, tips, visits
from gongzhi.tasks import registers as tasks

REGISTERS: Mapping[str, Register] = {
    "pilot-units": programmes.UNITS,
    "batches": programmes.BATCHES,
    "documents": programmes.DOCUMENTS,
    "requirements": programmes.REQUIREMENTS,
    "rulesets": programmes.RULESETS,
    "rules": programmes.RULES,
    "standards": programmes.ITEMS,
    "groups": leadership.GROUPS,
    "seats": leadership.SEATS,
    "meetings": leadership.MEETINGS,
    "resolutions": leadership.RESOLUTIONS,
    "tasks": tasks.TASKS,
    "extensions": tasks.EXTENSIONS,
    "orders": orders.ORDERS,
    "problems": tasks.PROBLEMS,
    "projects": projects.PROJECTS,
    "milestones": projects.MILESTONES,
    "contracts": contracts.CONTRACTS,
    "acceptances": acceptances.ACCEPTANCES,
    "defects": acceptances.DEFECTS,
    "project-changes": changes.CHANGES,
    "risks": changes.RISKS,
    "outside-works": outside.OUTSIDE_WORKS,
    "supervision-plans": plans.PLANS,
    "inspectors": plans.INSPECTORS,
    "draws": plans.DRAWS,
    "visits": visits.VISITS,
    "findings": findings.FINDINGS,
    "leads": tips.TIPS,
    "visit-counts": visits.BURDEN,
    "money-sources": funds.SOURCES,
    "allocations": funds.ALLOCATIONS,
    "instalments": instalments.INSTALMENTS,
    "arrivals": funds.ARRIVALS,
    "budgets": budgets.BUDGETS,
    "payments": payments.PAYMENTS,
    "settlements": settlement.SETTLEMENTS,
    "ledger-entries": ledger.ENTRIES,
    "ledger-accounts": ledger.ACCOUNTS,
    "trial-balance": ledger.BALANCE,
    "ledger-periods": ledger.PERIODS,
    "bank-accounts": bank_accounts.ACCOUNTS,
    "statement-layouts": bank_accounts.LAYOUTS,
    "statements": statements.STATEMENTS,
    "statement-lines": statements.LINES,
    "statement-book-lines": statements.BOOK_LINES,
    "statement-matches": matches.MATCHES,
    "statement-differences": matches.DIFFERENCES,
    "charity-funds": giving.FUNDS,
    "committee-members": giving.MEMBERS,
    "campaigns": campaigns.CAMPAIGNS,
    "donations": donations.DONATIONS,
    "donation-refunds": donations.REFUNDS,
    "spaces": spaces.SPACES,
    "zones": spaces.ZONES,
    "works": spaces.WORKS,
    "space-gaps": spaces.GAPS,
    "profiles": registry.PROFILES,
    "organisations": registry.ORGANISATIONS,
    "people": registry.PEOPLE,
    "report-sources": reviewing.SOURCES,
    "missing-values": reviewing.GAPS,
    "reports": reports.REPORTS,
    "accounts": staff_registers.ACCOUNTS,
    "posts": staff_registers.POSTS,
    "audit": own_registers.AUDIT,
    "imports": import_views.RUNS,
    "jobs": job_views.ALL_JOBS,
    "files": file_views.FILES,
}
