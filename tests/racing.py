"""Many threads send one form at once. As a program it makes its own database file: `python -m tests.racing`."""

import json
from concurrent.futures import ThreadPoolExecutor

import django

from tests.migrated import migrate


def race() -> dict[str, object]:
    """How often a form was carried out that sixteen sent with one key, beside eight with keys of their own."""
    from django.db import connection
    from django.urls import reverse

    from gongzhi.ground.submissions.models import Receipt
    from gongzhi.ground.web.keys import new_key
    from gongzhi.registry.models import Organisation
    from tests.edits import as_sent, everybody, form_on, open_places, signed_in

    open_places()
    user, url = everybody(), reverse("registry:organisation-new")
    page = signed_in(user).get(url).content.decode()
    sent = as_sent(form_on(page)) | {"name": "甲协会", "kind": "social_org"}
    clients = [signed_in(user) for _ in range(24)]
    own = [{**sent, "once": new_key(user.pk), "name": f"第{n}协会"} for n in range(8)]
    bodies = [sent] * 16 + own

    def post(nth: int) -> tuple[int, str]:
        try:
            answer = clients[nth].post(url, bodies[nth])
            return answer.status_code, answer.get("Location", "")
        finally:
            connection.close()  # each thread has its own

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(post, range(24)))
    return {
        "answers": len(set(answers[:16])),
        "statuses": sorted({status for status, _ in answers}),
        "same": Organisation.objects.filter(name="甲协会").count(),
        "all": Organisation.objects.count(),
        "receipts": Receipt.objects.count(),
    }


def main() -> None:
    django.setup()
    from django.test.utils import setup_test_environment

    setup_test_environment()
    migrate()
    print(json.dumps(race()))


if __name__ == "__main__":
    main()
