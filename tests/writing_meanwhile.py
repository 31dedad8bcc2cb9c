"""Twenty people who go on writing until a file appears, every other one in the ledger: python -m tests.writing_meanwhile
STOP_FILE. Prints how many organisations and how many receipts were written.
"""

import sys
import threading
import time
from datetime import date
from pathlib import Path

import django

WRITERS = 20
COUNTY = "990101000000"


def main(stop: Path) -> int:
    django.setup()
    from django.db import connection

    from gongzhi.funds.models import Arrival, Source
    from gongzhi.funds.services.sources import add_arrival, add_source
    from gongzhi.ground.accounts.viewer import Held, holding
    from gongzhi.registry.models import Organisation
    from gongzhi.registry.services import add_organisation

    today = date(2026, 3, 2)
    by = holding([Held("office", COUNTY)], user_id=0, name="试", today=today)
    source = add_source(Source(division=COUNTY, name="省级补助", kind="provincial"), by=by)
    written: dict[bool, list[int]] = {True: [], False: []}

    def write(number: int) -> None:
        for n in range(100_000):
            if stop.exists():
                break
            posts = bool(number % 2)
            if posts:
                add_arrival(Arrival(source=source, amount_fen=n + 1, arrived_on=today), by=by)
            else:
                add_organisation(
                    Organisation(division=COUNTY, name=f"协会{number}-{n}", kind="social_org"), by=by
                )
            written[posts].append(n)
            time.sleep(0.01)  # SQLite hands its lock to whoever asks next, not to who waits longest
        connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    print("started", flush=True)
    for thread in threads:
        thread.join()
    print(len(written[False]), len(written[True]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
