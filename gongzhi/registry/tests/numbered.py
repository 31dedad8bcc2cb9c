"""People with invented numbers, for the tests of what is sealed."""

from datetime import date
from typing import Any

from django.test import Client

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.registry.models import Person
from gongzhi.registry.services import add_person

COUNTY, HERE, SIBLING = "990101000000", "990101001001", "990101001002"
OFFICE = holding([Held("office", COUNTY)], user_id=0, name="试", today=date(2026, 3, 2))
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999 §4.3
CHECKS = "10X98765432"


def citizen(n: int) -> str:
    """An invented number: no place has the code 990101."""
    head = f"990101{1950 + n % 60}{1 + n % 12:02}{1 + n % 28:02}{n % 1000:03}"
    return head + CHECKS[sum(int(c) * w for c, w in zip(head, WEIGHTS, strict=True)) % 11]


def phone(n: int) -> str:
    return f"199{n * 7919 % 10**8:08}"


def somebody(n: int = 1, division: str = HERE, **fields: Any) -> Person:
    given = {"phone": phone(n), "citizen_id": citizen(n), "certificate_no": f"Z{n:09}", **fields}
    return add_person(Person(division=division, name=f"某{n}", **given), by=OFFICE)


def entered(client: Client, role: str, division: str) -> Client:
    user = User.objects.create_user(f"u-{role}", full_name=role)
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client.force_login(user)
    return client
