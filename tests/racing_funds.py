"""Many people spend the last money at once. As a program it makes its own database file: `python -m tests.racing_funds`."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import django

from tests.migrated import migrate

CLAIMS, AT_ONCE, FIT = 200, 32, 7


def race() -> dict[str, object]:
    """200 claims on a line that holds seven of them, the first of which open the account they go to; then forty times one request with one key."""
    from django.db import connection

    from gongzhi.funds.models import Entry
    from gongzhi.funds.queries.verifying import first_fault
    from gongzhi.funds.rules.ledger import AccountKind
    from gongzhi.funds.tests.books import books
    from gongzhi.ground.refusal import Refused

    found = books()
    found.receive(1000)
    found.grant(FIT * 10 + 5)
    line = found.account(AccountKind.AVAILABLE)

    def claim(nth: int, key: str) -> str:
        try:
            return f"entry {found.commit(10 if nth >= 0 else 1, key=key).pk}"
        except Refused as why:
            return str(why).partition("：")[0]
        finally:
            connection.close()  # each thread has its own

    with ThreadPoolExecutor(AT_ONCE) as pool:
        claims = list(pool.map(lambda n: claim(n, f"合同{n}"), range(CLAIMS)))
        same = list(pool.map(lambda n: claim(-1, "同一笔"), range(40)))
    line.refresh_from_db()
    return {
        "won": len({words for words in claims if words.startswith("entry")}),
        "told": Counter(words for words in claims if not words.startswith("entry")),
        "left": line.balance_fen,
        "same": len(set(same)),
        "posted": Entry.objects.filter(key="同一笔").count(),
        "fault": first_fault(),
    }


def main() -> None:
    django.setup()

    migrate()
    print(json.dumps(race()))


if __name__ == "__main__":
    main()
