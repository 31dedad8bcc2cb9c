"""Words of another county reach nobody here: no page, file, search, header or line of the log (R-41)."""

import logging
import os
from datetime import timedelta
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pypdfium2
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gongzhi.api.services import make_token
from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN
from gongzhi.supervision.models import Finding, Tip, Visit
from gongzhi.supervision.services.tips import add_tip, change_tip, tip_to_finding, tip_to_visit
from tests.edits import open_places, plant_all, planter_of
from tests.filling import fill
from tests.test_requests import allowed, one_of, urls_of
from tests.test_scope import RAW, ROLES, addresses
from tests.walking import at_a_quick_pace

__all__ = ["at_a_quick_pace"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.alike,
    pytest.mark.usefixtures("at_a_quick_pace"),
]
CANARY = "金丝雀"
ASKED = "金丝"  # what is searched for: a page may repeat it
OTHER_COUNTY, OTHER_PROVINCE = "990102001001", "980101001001"
SOME = [
    "office",
    "community",
    "resident",
    "province",
]  # one of each level; GONGZHI_CANARIES=all takes every role
OWN = "990101001001"
TELLING = (CANARY, "13712345678", "5678", "137-1234-5678")
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


def tip_about(text: str = "二楼活动室常年锁着") -> Tip:
    """A lead with a canary for its source."""
    by = planter_of(OWN)
    tip = Tip(
        division=OWN, text=text, told_on=by.today, source_name=f"{CANARY}来人", source_phone="13712345678"
    )
    return add_tip(tip, by=by)


def test_the_source_stands_on_no_page_in_no_file_no_search_no_entry() -> None:
    open_places()
    by = planter_of(OWN)
    tip, used, walked = tip_about(), tip_about(text="账目没有公开"), tip_about(text="门牌没有装")
    found = tip_to_finding(used, Finding(text="账目没有按期公开", found_on=by.today), by=by)
    visit = tip_to_visit(walked, Visit(title="核查门牌", on=by.today), by=by)
    change_tip(tip, by=by, text="二楼活动室平时锁着", source_name=None, source_phone="")
    assert (used.finding, walked.visit, used.status) == (found, visit, "used")
    pages = [
        *(reverse(f"supervision:{n}") for n in ("tips", "findings", "visits", "burden")),
        *(
            f"{reverse(f'supervision:{n}')}?export={kind}"
            for n in ("tips", "findings")
            for kind in ("xlsx", "csv")
        ),
        f"{reverse('supervision:tips')}?q=金丝",
        *(reverse(f"supervision:{n}", args=[used.pk]) for n in ("tip", "tip-edit", "tip-reveal")),
        reverse("supervision:tip-finding", args=[tip.pk]),
        reverse("supervision:finding", args=[found.pk]),
        reverse("supervision:visit", args=[visit.pk]),
        *(f"{reverse('web:search')}?q={text}" for text in ("金丝", "137123", "jinsique")),
        reverse("web:todo"),
        reverse("home"),
    ]
    leaks = []
    for role in ("supervisor", "office"):
        client = one_of(role)
        answers = {url: client.get(url) for url in pages}
        assert answers[pages[0]].status_code == 200
        told = {url: read(answer).replace("q=金丝", "") for url, answer in answers.items()}
        user = User.objects.get(username=client.get("/").wsgi_request.user.username)
        _token, words = make_token("对接", localdate() + timedelta(days=30), by=viewer_for(user, localdate()))
        program = Client(headers={"authorization": f"Bearer {words}"})
        for name in ("leads", "findings", "visits"):
            answer = program.get(reverse(f"api-v1:{name}"))
            assert answer.status_code == 200
            told[name] = read(answer)
        leaks += [(role, url, c) for url, words in told.items() for c in TELLING if c in words]
    assert leaks == []
    facts = "".join(str(entry.facts) for entry in Entry.objects.all())
    assert "二楼活动室" in facts and not [c for c in TELLING if c in facts]
