"""Each validator of each field says in Chinese how to mend it, on top with a link and beside the field (U-11)."""

import re

import pytest
from django import forms
from django.test import Client

from gongzhi.ground.web.forms import FenField, RecordForm
from tests.edits import Input, as_sent, edit_urls, everybody, form_on, new_urls, plant_all, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
# Latin letters that a Chinese sentence about a form may hold.
ALLOWED = re.compile(r"\.(xlsx?|et|ods|csv|docx|txt|pdf)|MB|WPS|Excel")
HOW = ("请", "可以", "留空", "填")


def wrong_values(field: Input) -> list[str]:
    """What each kind of field must refuse."""
    found = ["\x00隐"] if field.kind in {"text", "textarea"} else []
    if field.required:
        found.append("")
    if field.most:
        found.append("长" * (field.most + 1))
    found += {
        "select": ["没有这一项"],
        "number": ["1.5", "一", "9" * 30, "-" + "9" * 30],
        "date": ["昨天", "2026-02-30"],
    }.get(field.kind, [])
    if field.name.endswith(("_fen", "_sqm100")):
        found += ["很多", "1.234", "-5" if field.name.endswith("_sqm100") else "9" * 40]
    return found


def summary(page: str) -> list[tuple[str, str]]:
    block = page.partition('class="error-summary"')[2].partition("</div>")[0]
    return re.findall(r'<a href="#([^"]+)">([^<]+)</a>', block)


@pytest.fixture
def client() -> Client:
    return signed_in(everybody())


def faults(page: str, field: str) -> list[str]:
    """What is wrong with the way a page says that it cannot take a field."""
    told = [words for at, words in summary(page) if at == f"id_{field}"]
    if not told:
        return [f"nothing said: {summary(page)}"]
    words = told[0].partition("：")[2]
    rules = {
        f"not beside the field: {words}": page.count(words) < 2,
        f"not Chinese: {words}": re.search("[A-Za-z]{2,}", ALLOWED.sub("", words)),
        f"does not say how to mend it: {words}": not any(how in words for how in HOW),
        "no title or no focus": "<title>错误：" not in page or "data-focus" not in page,
        "a stack": "Traceback" in page,
    }
    return [said for said, broken in rules.items() if broken]


def test_every_field_says_how_to_mend_what_it_refuses(client: Client) -> None:
    planted = plant_all()
    asked, bad = 0, []
    for name, url in {**edit_urls(planted), **new_urls(planted)}.items():
        fields = form_on(client.get(url).content.decode())
        typed = [f for f in fields.values() if f.kind != "hidden" and not f.name.startswith("initial-")]
        for field, value in [(each, value) for each in typed for value in wrong_values(each)]:
            answer = client.post(url, as_sent(fields) | {field.name: value})
            asked += 1
            found = faults(answer.content.decode(), field.name)
            if answer.status_code != 422:
                found.append(str(answer.status_code))
            bad += [f"{name} {field.name}={value[:12]!r}: {words}" for words in found]
    assert bad == []
    assert asked > 250


def test_what_the_service_refuses_stands_beside_its_field_with_the_values_kept(client: Client) -> None:
    from django.urls import reverse

    url = reverse("registry:organisation-new")
    plant_all()
    sent = as_sent(form_on(client.get(url).content.decode()))
    answer = client.post(url, sent | {"name": "甲协会", "uscc": "1" * 18, "note": "打了很久的字"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "打了很久的字" in page
    assert [at for at, _ in summary(page)] == ["id_uscc"]


def test_a_field_with_words_of_its_own_keeps_them() -> None:
    class Own(RecordForm):
        day = forms.DateField(error_messages={"invalid": "自己的话"})
        money = FenField(required=False)

    from datetime import date

    from gongzhi.ground.accounts.viewer import stranger

    form = Own({"day": "x", "money": "很多"}, viewer=stranger(date(2026, 1, 1)), act="")
    assert form.errors["day"] == ["自己的话"] and "请" in form.errors["money"][0]
