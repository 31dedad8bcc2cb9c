"""A form is carried out once: double clicks, retries after a crash, parallel duplicates (R-05 through the pages)."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongzhi.ground.submissions.models import Draft, Receipt
from gongzhi.ground.submissions.services import KEPT_FOR
from gongzhi.ground.web import form_pages, once
from gongzhi.ground.web.keys import new_key
from gongzhi.registry.models import Organisation
from tests.edits import as_sent, everybody, form_on, forms_on, open_places, plant_all, signed_in
from tests.racing import race
from tests.test_scope import addresses

NEW = "registry:organisation-new"


@pytest.fixture
def client(db: None) -> Client:
    open_places()
    return signed_in(everybody())


def filled(client: Client, **fields: str) -> dict[str, str]:
    page = client.get(reverse(NEW)).content.decode()
    return as_sent(form_on(page)) | {"name": "甲协会", "kind": "social_org", **fields}


def test_the_same_form_sent_again_is_answered_the_same_and_done_once(client: Client) -> None:
    sent = filled(client)
    first, second, third = (client.post(reverse(NEW), sent) for _ in range(3))
    assert first.status_code == second.status_code == third.status_code == 302
    assert first["Location"] == second["Location"] == third["Location"]
    assert Organisation.objects.count() == 1 and Receipt.objects.count() == 1
    assert "已保存" in client.get(first["Location"]).content.decode()


@pytest.mark.parametrize("passes", [True, False])
def test_a_double_click_that_is_looked_through_while_the_first_is_saved_is_answered_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch, *, passes: bool
) -> None:
    """The second finds no receipt yet, and then, in one case, a record that no longer lets it pass."""
    made = client.post(reverse(NEW), filled(client))["Location"]
    mend = as_sent(form_on(client.get(f"{made}edit/").content.decode())) | {"note": "改过"}
    first = client.post(f"{made}edit/", mend)
    seen: list[str] = []

    def not_yet(key: str) -> Receipt | None:
        seen.append(key)
        return None if len(seen) == 1 else Receipt.objects.filter(key=key).first()

    monkeypatch.setattr(once, "receipt_for", not_yet)
    if not passes:
        monkeypatch.setattr(form_pages, "_checked", lambda *given: False)
    second = client.post(f"{made}edit/", mend)
    assert (first.status_code, second.status_code, second["Location"]) == (302, 302, first["Location"])
    assert len(seen) == (1 if passes else 2) and Organisation.objects.get().version == 2


def test_the_same_key_with_another_body_is_refused_in_words_and_kept_as_a_draft(client: Client) -> None:
    sent = filled(client)
    client.post(reverse(NEW), sent)
    answer = client.post(
        reverse(NEW), sent | {"name": "乙协会"}, headers={"referer": f"http://testserver{reverse(NEW)}"}
    )
    assert answer.status_code == 409 and "内容不同，所以没有执行" in answer.content.decode()
    assert [o.name for o in Organisation.objects.all()] == ["甲协会"]
    assert Draft.objects.get().body["name"] == ["乙协会"]
    link = f"{reverse(NEW)}?draft={Draft.objects.get().key}"
    assert link in answer.content.decode() and "乙协会" in client.get(link).content.decode()


def test_another_file_is_another_body(client: Client) -> None:
    url = reverse("papers:source-new")
    sent = as_sent(form_on(client.get(url).content.decode())) | {"text": ""}
    one = client.post(url, sent | {"file": SimpleUploadedFile("a.txt", "省级补助370万元。".encode())})
    again = client.post(url, sent | {"file": SimpleUploadedFile("a.txt", "省级补助370万元。".encode())})
    other = client.post(url, sent | {"file": SimpleUploadedFile("a.txt", "省级补助371万元。".encode())})
    assert (one.status_code, again.status_code, other.status_code) == (302, 302, 409)


def test_what_was_refused_can_be_mended_and_sent_with_the_same_key(client: Client) -> None:
    sent = filled(client, name="")
    assert client.post(reverse(NEW), sent).status_code == 422
    assert not Receipt.objects.exists()
    assert client.post(reverse(NEW), sent | {"name": "甲"}).status_code == 302
    assert Organisation.objects.count() == 1


def test_a_form_of_another_account_is_not_carried_out(client: Client) -> None:
    sent = filled(client)
    other = signed_in(everybody("另"))
    answer = other.post(reverse(NEW), sent)
    assert answer.status_code == 409 and "另一个账号" in answer.content.decode()
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("key", ["x", "a.1", "a.1:b:c", "é" * 40, "\x00"])
def test_a_made_up_key_is_refused(client: Client, key: str) -> None:
    answer = client.post(reverse(NEW), filled(client) | {"once": key})
    assert answer.status_code == 409 and not Organisation.objects.exists()


def test_a_key_older_than_its_receipt_could_be_is_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = (timezone.now() - KEPT_FOR - timedelta(minutes=1)).timestamp()
    with monkeypatch.context() as earlier:
        earlier.setattr("django.core.signing.time.time", lambda: long_ago)
        key = new_key(int(client.session["_auth_user_id"]))
    sent = filled(client) | {"once": key}
    answer = client.post(reverse(NEW), sent)
    assert answer.status_code == 409 and "太久" in answer.content.decode()


def test_a_crash_between_effect_and_answer_leaves_neither_and_the_retry_does_it_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = filled(client)

    def crash(*args: Any) -> None:
        raise DatabaseError("the power went")

    client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr(once, "_fill", crash)
        assert client.post(reverse(NEW), sent).status_code == 500
    assert not Organisation.objects.exists() and not Receipt.objects.exists()
    assert client.post(reverse(NEW), sent).status_code == 302
    assert client.post(reverse(NEW), sent).status_code == 302
    assert Organisation.objects.count() == 1


def test_an_act_of_one_button_is_done_once_too(client: Client) -> None:
    planted = plant_all()
    [move] = [dict(p.posts["tasks:task-move"]) for p in planted if "tasks:task-move" in p.posts]
    url = reverse("tasks:task-move", kwargs=move)
    page = client.get(reverse("tasks:task", kwargs=move)).content.decode()
    sent = next(as_sent(f) for a, f in forms_on(page) if a.get("action") == url)
    answers = [client.post(url, sent) for _ in range(2)]
    assert [a.status_code for a in answers] == [302, 302]
    followed = client.get(answers[1]["Location"]).content.decode()
    assert "不能这样办理" not in followed and "刚才有人改过" not in followed


def test_every_form_that_changes_something_carries_a_key(client: Client) -> None:
    planted = plant_all()
    pages = [reverse(n, kwargs=dict(k)) for p in planted for n, k in p.objects.items()]
    pages += [reverse(n) for p in planted for n in (*p.lists, *p.forms)]
    bare = [
        f"{url}: {attrs}"
        for url in pages
        for attrs, fields in forms_on(client.get(url, follow=True).content.decode("utf-8", "replace"))
        if attrs.get("method") == "post" and not {"once", "csrfmiddlewaretoken"} <= fields.keys()
    ]
    assert bare == [] and len(pages) > 60 and len(list(addresses())) > 60


@pytest.mark.django_db(transaction=True)
def test_parallel_duplicates_post_once(tmp_path: Path) -> None:
    """Sixteen at once with one key beside eight with their own: on PostgreSQL here, on SQLite in a database file."""
    if connection.vendor == "postgresql":
        told = race()
    else:
        env = os.environ | {
            "GONGZHI_TEST_DATABASE": f"sqlite:///{tmp_path / 'race.db'}",
            "DJANGO_SETTINGS_MODULE": "gongzhi.config.settings.test",
        }
        ran = subprocess.run(
            [sys.executable, "-m", "tests.racing"], env=env, capture_output=True, text=True, check=True
        )
        told = json.loads(ran.stdout.splitlines()[-1])
    assert told == {"answers": 1, "statuses": [302], "same": 1, "all": 9, "receipts": 9}


def test_old_receipts_are_forgotten_by_command(client: Client) -> None:
    client.post(reverse(NEW), filled(client))
    call_command("forget_forms", verbosity=0)
    assert Receipt.objects.exists()
    Receipt.objects.update(at=timezone.now() - timedelta(days=32))
    call_command("forget_forms", verbosity=0)
    assert not Receipt.objects.exists()
