"""The word that something is saved is kept by the browser, for the session it was said in."""

from django.contrib.messages import add_message
from django.contrib.messages.constants import SUCCESS
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.web.flashes import Flashes
from tests.tables import COUNTY, signed_in


def said_to(session: str | None, cookie: str = "") -> Flashes:
    request = RequestFactory().get("/")
    request.session = Client().session  # type: ignore[assignment]
    request.session._session_key = session  # type: ignore[attr-defined]
    if cookie:
        request.COOKIES[Flashes.cookie] = cookie
    request._messages = Flashes(request)  # type: ignore[attr-defined]
    return request._messages  # type: ignore[attr-defined,no-any-return]


def told(session: str, words: str) -> HttpResponse:
    flashes, answer = said_to(session), HttpResponse()
    add_message(flashes.request, SUCCESS, words)
    flashes.update(answer)
    return answer


def test_only_the_session_it_was_said_in_hears_it(db: None) -> None:
    cookie = told("a" * 32, "已保存。").cookies[Flashes.cookie].value
    assert [str(each) for each in said_to("a" * 32, cookie)] == ["已保存。"]
    assert not list(said_to("b" * 32, cookie)) and not list(said_to(None, cookie))


def test_what_somebody_made_up_is_not_said(db: None) -> None:
    cookie = told("a" * 32, "已保存。").cookies[Flashes.cookie].value
    assert not list(said_to("a" * 32, cookie[:-1] + ("a" if cookie[-1] != "a" else "b")))


def test_what_is_too_long_goes_into_the_session(db: None) -> None:
    flashes, answer = said_to("a" * 32), HttpResponse()
    add_message(flashes.request, SUCCESS, "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(3_000)))
    flashes.update(answer)
    assert len(answer.cookies[Flashes.cookie].value) < 100 and flashes.request.session["_messages"]


def test_saving_says_so_without_writing_the_session_and_signing_out_forgets_it(db: None) -> None:
    put_division(COUNTY, "青禾县")
    client = signed_in("office", COUNTY)
    client.get(reverse("home"))
    before = Session.objects.get().session_data
    form = {"name": "桃园志愿队", "kind": "social_org", "division": COUNTY}
    answer = client.post(reverse("registry:organisation-new"), form)
    assert answer.status_code == 302 and answer.cookies[Flashes.cookie]["httponly"]
    assert Session.objects.get().session_data == before
    said = ["已保存。" in client.get(answer["Location"]).content.decode() for _ in range(2)]
    assert said == [True, False]
    gone = client.post(reverse("sign-out"))
    assert gone.cookies[Flashes.cookie].value == ""
