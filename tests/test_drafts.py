"""What is typed and not sent waits for its owner: through reload, time-out and a forged token (U-10)."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongzhi.ground.submissions import services
from gongzhi.ground.submissions.models import Draft
from gongzhi.registry.models import Organisation
from tests.edits import as_sent, edit_urls, everybody, form_on, new_urls, open_places, plant_all, signed_in

NEW = "registry:organisation-new"


@pytest.fixture
def client(db: None) -> Client:
    open_places()
    return signed_in(everybody())


def typed(client: Client, url: str, **fields: str) -> dict[str, str]:
    return as_sent(form_on(client.get(url).content.decode())) | fields


def keep(client: Client, url: str, sent: dict[str, str]) -> int:
    body = {("draft-key" if name == "once" else name): word for name, word in sent.items()}
    return client.post(reverse("web:draft"), body | {"draft-address": url}).status_code


@pytest.mark.alike
def test_every_form_offers_what_was_typed_and_gives_it_back_as_it_was(client: Client) -> None:
    planted = plant_all()
    urls = edit_urls(planted) | new_urls(planted)
    lost = []
    for name, url in urls.items():
        sent = typed(client, url)
        words = {
            n: "写了一半 <b>"
            for n, f in form_on(client.get(url).content.decode()).items()
            if f.kind in {"text", "textarea"}
        }
        assert keep(client, url, sent | words) == 204
        page = client.get(url).content.decode()
        if "有未提交的草稿（" not in page or ">继续</a>" not in page:
            lost.append(f"{name}: not offered")
        again = client.get(f"{url}?draft={Draft.objects.get(address=url).key}").content.decode()
        back = form_on(again)
        if {n: back[n].value for n in words} != words or "已恢复" not in again or "错误：" in again:
            lost.append(f"{name}: not given back")
    assert lost == [] and len(urls) > 30


def test_a_draft_goes_on_in_its_own_opening_and_is_gone_once_it_is_sent(client: Client) -> None:
    url = reverse(NEW)
    assert keep(client, url, typed(client, url, name="甲")) == 204
    draft = Draft.objects.get()
    again = form_on(client.get(f"{url}?draft={draft.key}").content.decode())
    assert again["once"].value.startswith(f"{draft.key}.")
    assert client.post(url, as_sent(again) | {"name": "甲协会", "kind": "social_org"}).status_code == 302
    assert not Draft.objects.exists() and Organisation.objects.count() == 1


def test_two_tabs_keep_two_drafts(client: Client) -> None:
    url = reverse(NEW)
    one, two = typed(client, url, name="第一页"), typed(client, url, name="第二页")
    assert {keep(client, url, one), keep(client, url, two), keep(client, url, one)} == {204}
    assert sorted(d.body["name"][0] for d in Draft.objects.all()) == ["第一页", "第二页"]
    assert client.get(url).content.decode().count("有未提交的草稿（") == 2


def test_a_save_that_comes_after_the_form_was_sent_is_no_draft(client: Client) -> None:
    url = reverse(NEW)
    sent = typed(client, url, name="甲协会", kind="social_org")
    client.post(url, sent)
    keep(client, url, sent)
    assert "有未提交的草稿（" not in client.get(url).content.decode()


def test_nobody_else_sees_takes_or_drops_a_draft(client: Client) -> None:
    url = reverse(NEW)
    sent = typed(client, url, name="只给我看")
    keep(client, url, sent)
    key = Draft.objects.get().key
    other = signed_in(everybody("另"))
    for page in (other.get(url), other.get(f"{url}?draft={key}")):
        assert "只给我看" not in page.content.decode() and "有未提交" not in page.content.decode()
    other.post(reverse("web:draft-drop"), {"draft-key": key, "draft-address": url})
    assert keep(other, url, sent | {"name": "改你的"}) == 404
    assert Draft.objects.get().body["name"] == ["只给我看"]
    client.post(reverse("web:draft-drop"), {"draft-key": key, "draft-address": url})
    assert not Draft.objects.exists()


def test_signed_out_while_typing_one_comes_back_to_what_was_typed(client: Client) -> None:
    url = reverse(NEW)
    sent = typed(client, url, name="超时前填的", kind="social_org")
    user = everybody("同")
    client.logout()
    answer = client.post(url, sent, headers={"referer": f"http://testserver{url}"})
    assert answer.status_code == 302 and answer["Location"].startswith(f"{reverse('sign-in')}?next=")
    draft = Draft.objects.get()
    assert draft.body["name"] == ["超时前填的"] and "csrfmiddlewaretoken" not in draft.body
    assert f"draft%3D{draft.key}" in answer["Location"]
    somebody = signed_in(user)
    assert "超时前填的" not in somebody.get(f"{url}?draft={draft.key}").content.decode()
    owner = signed_in(draft.person)
    back = owner.get(f"{url}?draft={draft.key}").content.decode()
    assert form_on(back)["name"].value == "超时前填的"
    assert owner.post(url, as_sent(form_on(back))).status_code == 302
    assert Organisation.objects.get().name == "超时前填的"


def test_a_form_whose_token_does_not_fit_is_kept_and_says_where(db: None) -> None:
    open_places()
    client = signed_in(everybody(), enforce_csrf_checks=True)
    url = reverse(NEW)
    sent = typed(client, url, name="令牌失效") | {"csrfmiddlewaretoken": "x" * 64}
    answer = client.post(url, sent)
    assert answer.status_code == 403 and "存为草稿" in answer.content.decode()
    assert f"{url}?draft={Draft.objects.get().key}" in answer.content.decode()
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    "address", ["", "/nowhere/", "https://evil.example/", "//evil.example/", "/language/"]
)
def test_only_a_page_of_the_house_has_drafts(client: Client, address: str) -> None:
    sent = typed(client, reverse(NEW))
    assert keep(client, address, sent) == 404
    assert not Draft.objects.exists()


def test_a_draft_is_bounded_and_so_is_their_number(client: Client) -> None:
    url = reverse(NEW)
    sent = typed(client, url, note="长" * services.LARGEST)
    answer = keep(client, url, sent)
    assert answer != 204 and not Draft.objects.exists()
    for n in range(services.MOST + 5):
        services.keep_draft(client.session["_auth_user_id"], url, f"k{n}", {"name": [str(n)]})
    assert Draft.objects.count() == services.MOST
    assert (
        not Draft.objects.filter(key="k0").exists()
        and Draft.objects.filter(key=f"k{services.MOST + 4}").exists()
    )


def test_no_password_is_ever_kept(client: Client) -> None:
    keep(client, reverse(NEW), typed(client, reverse(NEW), password="口令", new_password1="口令"))
    assert "口令" not in str(Draft.objects.get().body)


def test_old_drafts_are_forgotten_by_command(client: Client) -> None:
    keep(client, reverse(NEW), typed(client, reverse(NEW)))
    call_command("forget_forms", verbosity=0)
    assert Draft.objects.exists()
    Draft.objects.update(kept_at=timezone.now() - timedelta(days=31))
    call_command("forget_forms", verbosity=0)
    assert not Draft.objects.exists()


def test_on_disk_nothing_typed_can_be_read_or_moved_to_another_row(client: Client) -> None:
    url = reverse(NEW)
    keep(client, url, typed(client, url, name="张三丰电话"))
    draft = Draft.objects.get()
    assert "张三丰" not in draft.sealed and draft.body["name"] == ["张三丰电话"]
    draft.key = "another"
    assert draft.body == {}
