"""Two hundred people pay one request at once. As a program it makes its own database file: `python -m tests.racing_payments`."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import django

from tests.migrated import migrate

PAYERS, AT_ONCE = 200, 32


def race() -> dict[str, object]:
    """Each sends the page as it was opened, half of them with a voucher of their own; then everybody once more."""
    from django.db import connection

    from gongzhi.funds.models import Entry
    from gongzhi.funds.queries.verifying import first_fault
    from gongzhi.funds.rules.ledger import AccountKind
    from gongzhi.ground.audit.models import Entry as Audit
    from gongzhi.ground.refusal import Overtaken
    from gongzhi.payments.models import PaymentRequest
    from gongzhi.payments.rules import key_of
    from gongzhi.payments.services.moving import pay_request
    from gongzhi.payments.tests.world import world

    there = world(date(2026, 3, 20))
    row = there.walk(there.draft(), "submit", "check", "approve")
    version, day = row.version, there.today

    def pay(nth: int) -> str:
        try:
            mine = PaymentRequest.objects.get(pk=row.pk)
            by = there.people["payer"]
            pay_request(mine, voucher=f"演付{nth % 2}号", day=day, by=by, version=version)
        except Overtaken as why:
            return str(why)[:6]
        finally:
            connection.close()  # each thread has its own
        return "paid"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = Counter(pool.map(pay, range(PAYERS)))
    return {
        "told": dict(told),
        "posted": Entry.objects.filter(key=key_of(row.pk)).count(),
        "spent": there.books.balance(AccountKind.SPENT),
        "hands": PaymentRequest.objects.get(pk=row.pk).steps.filter(did="pay").count(),
        "noted": Audit.objects.filter(event="payments.request.refused").count(),
        "fault": first_fault(),
    }


def main() -> None:
    django.setup()

    migrate()
    print(json.dumps(race()))


if __name__ == "__main__":
    main()
