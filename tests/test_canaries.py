"""Words of another county reach nobody here: no page, file, search, header or line of the log (R-41)."""

import logging
import os
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pypdfium2
import pytest
from django.http import HttpResponse
from django.urls import reverse

from gongzhi.ground.accounts.models import User
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN
from tests.edits import plant_all
from tests.filling import fill
from tests.test_requests import allowed, one_of, urls_of
from tests.test_scope import RAW, ROLES, addresses

pytestmark = pytest.mark.django_db
CANARY = "金丝雀"
ASKED = "金丝"  # what is searched for: a page may repeat it
OTHER_COUNTY, OTHER_PROVINCE = "990102001001", "980101001001"
SOME = [
    "office",
    "community",
    "resident",
    "province",
]  # one of each level; GONGZHI_CANARIES=all takes every role
ACT_OF = {a.name: a.act for a in addresses()}


def read(answer: HttpResponse) -> str:
    """Everything an answer tells: headers, words, and what is inside a Word, Excel or PDF file."""
    body = answer.getvalue() if answer.streaming else answer.content  # type: ignore[attr-defined]
    told = str(answer.headers) + body.decode("utf-8", "replace")
    if body[:2] == b"PK":
        try:
            with ZipFile(BytesIO(body)) as parts:
                told += "".join(parts.read(n).decode("utf-8", "replace") for n in parts.namelist())
        except BadZipFile:
            pass
    if body[:4] == b"%PDF":
        told += "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(body))
    return told


def hide(level: str) -> str:
    """Plant the canaries where a role of this level has no business; the division they are in."""
    code = OTHER_PROVINCE if level in ("city", "province") else OTHER_COUNTY
    put_division(code, f"{CANARY}社区", fictional=True)
    plant_all(code, f"{CANARY}植")
    filled = fill(code, lambda field, nth: f"{CANARY}{nth}号")
    assert len(set(filled)) > 50
    User.objects.create_user(f"far-{code}", full_name=f"{CANARY}人")
    return code


@pytest.mark.parametrize("role", ROLES if os.environ.get("GONGZHI_CANARIES") == "all" else SOME)
def test_no_word_of_another_county_reaches_a_role(role: str, caplog: pytest.LogCaptureFixture) -> None:
    own = plant_all()
    far = hide(RAW["role"][role]["level"])
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    client = one_of(role)
    lists = {name for p in own for name in p.lists}
    leaks = []
    for name, url in urls_of(own).items():
        if ACT_OF[name] != ANYONE_SIGNED_IN and role not in allowed(ACT_OF[name]):
            continue  # a closed door runs nothing: the scope test knocks at each
        asked = [{"size": "100"}, {"export": "xlsx"}, {"place": far}, {"q": ASKED}] if name in lists else [{}]
        leaks += [f"{name} {query}" for query in asked if CANARY in read(client.get(url, query))]
    assert CANARY not in read(client.get(reverse("web:search"), {"q": ASKED}))
    assert leaks == []
    assert CANARY not in caplog.text


def test_where_the_words_may_be_read_they_are_found() -> None:
    """The search itself finds: the same look over the same pages sees the words when they lie in one's own county."""
    put_division("990101001002", f"{CANARY}社区", fictional=True)
    own = plant_all("990101001002", f"{CANARY}植")
    client = one_of("office")
    seen = [name for name, url in urls_of(own).items() if CANARY in read(client.get(url))]
    assert len(seen) > 40
