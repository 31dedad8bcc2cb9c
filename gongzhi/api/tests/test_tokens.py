"""Tokens: for oneself, shown once, ended by the holder or the security administrator."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gongzhi.api.models import Token
from gongzhi.api.queries import viewer_by_token
from gongzhi.api.services import make_token, revoke_token
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.refusal import Refused

COUNTY, STREET, ELSEWHERE = "990101000000", "990101001000", "990102000000"
pytestmark = pytest.mark.django_db


def person(name: str, role: str, division: str) -> User:
    user = User.objects.create_user(name, full_name=name)
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    return user


def viewer(user: User) -> Viewer:
    return viewer_for(user, localdate())


@pytest.fixture
def clerk() -> User:
    return person("clerk", "street", STREET)


def test_the_words_are_shown_once_and_only_their_digest_is_kept(clerk: User, client: Client) -> None:
    client.force_login(clerk)
    ends = localdate() + timedelta(days=90)
    answer = client.post(reverse("api:token-new"), {"purpose": "市级平台", "ends_on": ends.isoformat()})
    words = answer.context["words"]
    token = Token.objects.get()
    assert words.startswith("gz_") and words in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert viewer_by_token(words, localdate()) == viewer(clerk)
    kept = [str(value) for value in Token.objects.values_list().get()]
    told = [str(facts) for facts in Entry.objects.values_list("facts", flat=True)]
    assert not any(words in text for text in [*kept, *told])
    page = client.get(reverse("api:token", args=[token.pk])).content.decode()
    assert words not in page and token.hint in page


@pytest.mark.parametrize("days", [-1, 367])
def test_a_token_that_ends_too_early_or_too_late_is_refused_and_nothing_typed_is_lost(
    clerk: User, client: Client, days: int
) -> None:
    client.force_login(clerk)
    ends = localdate() + timedelta(days=days)
    answer = client.post(reverse("api:token-new"), {"purpose": "市级平台", "ends_on": ends.isoformat()})
    assert answer.status_code == 422 and "有效期应在今天" in answer.content.decode()
    assert 'value="市级平台"' in answer.content.decode() and not Token.objects.exists()


def test_one_sees_and_revokes_one_s_own_tokens_only(clerk: User, client: Client) -> None:
    other = person("other", "street", STREET)
    token, words = make_token("别人的", localdate(), by=viewer(other))
    client.force_login(clerk)
    assert "别人的" not in client.get(reverse("api:tokens")).content.decode()
    assert client.get(reverse("api:token", args=[token.pk])).status_code == 404
    assert client.post(reverse("api:token-revoke", args=[token.pk])).status_code == 404
    with pytest.raises(Refused, match="安全管理员"):
        revoke_token(token, by=viewer(clerk))
    assert viewer_by_token(words, localdate()) is not None


def test_the_security_administrator_revokes_within_reach_and_uses_none(clerk: User, client: Client) -> None:
    far = person("far", "office", ELSEWHERE)
    _near, words = make_token("近处", localdate(), by=viewer(clerk))
    distant, _ = make_token("远处", localdate(), by=viewer(far))
    client.force_login(person("security", "security_admin", COUNTY))
    page = client.get(reverse("api:tokens")).content.decode()
    assert "近处" in page and "远处" not in page
    assert client.post(reverse("api:token-revoke", args=[distant.pk])).status_code == 404
    assert client.post(reverse("api:token-revoke", args=[_near.pk]), {"version": 1}).status_code == 302
    assert viewer_by_token(words, localdate()) is None
    assert client.get(reverse("api:token-new")).status_code == 404
    assert Entry.objects.filter(event="api.token.revoked").count() == 1


def test_the_guide_names_what_one_s_posts_open(clerk: User, client: Client) -> None:
    client.force_login(clerk)
    page = client.get(reverse("api:guide")).content.decode()
    assert reverse("api-v1:tasks") in page and reverse("api-v1:audit") not in page
    assert client.get(reverse("api-v1:api-root"))["Location"] == reverse("api:guide")
