"""Accounts and posts through HTTP: who may, the second person, what counts from the next request on (R-40, R-43)."""

from datetime import date, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Refused
from gongzhi.ground.staffing.services import appoint
from gongzhi.ground.web.tests.people import COUNTY, enter, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("a_county")]
HERE, ELSEWHERE = "990101001001", "990102000000"
INSTALLATION = holding([Held("system_admin", "990000000000")], user_id=0, name="安装", today=date(2026, 3, 2))


@pytest.fixture(autouse=True)
def places(a_county: None) -> None:
    put_division(HERE, "梧桐里社区", fictional=True)
    put_division(ELSEWHERE, "白石县", fictional=True)


def signed_in(role: str, name: str = "") -> Client:
    client = Client()
    client.force_login(person(name or role, role))
    return client


def url(name: str, row: Any = None) -> str:
    return reverse(f"accounts:{name}", args=[row.pk] if row else [])


ADDRESSES = {
    "accounts": ("get", "see", False),
    "posts": ("get", "see", False),
    "account": ("get", "see", True),
    "post": ("get", "see", True),
    "account-new": ("get", "edit", False),
    "post-new": ("get", "edit", True),
    "post-end": ("get", "edit", True),
    "lock": ("get", "edit", True),
    "code": ("post", "edit", True),
    "unlock": ("post", "edit", True),
    "factor-ask": ("post", "edit", True),
    "factor-reset": ("post", "confirm", True),
    "post-confirm": ("post", "confirm", True),
    "post-refuse": ("post", "confirm", True),
}


@pytest.mark.parametrize("role", sorted(matrix().roles))
def test_every_address_opens_for_whom_the_matrix_says_and_only_in_reach(role: str) -> None:
    own, far = person("own"), person("far", division=ELSEWHERE)
    far.posts.update(division=ELSEWHERE)
    client, wrong = signed_in(role), []
    for name, (method, verb, has_object) in ADDRESSES.items():
        for user in (own, far) if has_object else (None,):
            row = user.posts.get() if user and name.startswith("post") and name != "post-new" else user
            may = role in matrix().allowed(f"accounts.{verb}") and user is not far
            status = getattr(client, method)(url(name, row)).status_code
            if (status == 404) is may:
                wrong.append(f"{name} {user}: {status}")
    assert wrong == []


def test_the_lists_show_what_is_in_reach_alone() -> None:
    person("own")
    person("far", full_name="远处的人", division=ELSEWHERE).posts.update(division=ELSEWHERE)
    admin = signed_in("system_admin")
    for name in ("accounts", "posts"):
        page = admin.get(url(name)).content.decode()
        assert "own" in page and "远处的人" not in page


def test_no_address_of_accounts_is_left_out() -> None:
    from gongzhi.ground.web.account_urls import urlpatterns

    assert {door.name for door in urlpatterns} == set(ADDRESSES)


# --- the whole way of one person


def test_opened_given_confirmed_and_at_work_from_the_next_request_on() -> None:
    system, security = signed_in("system_admin"), signed_in("security_admin")
    system.post(url("account-new"), {"username": "sun", "full_name": "孙一鸣", "division": COUNTY})
    sun = User.objects.get(username="sun")
    slip = system.post(url("code", sun)).content.decode()
    word = slip[slip.index('slip-code">') + 11 :][:19]
    given = {"role": "office", "division": COUNTY, "starts_on": "2020-01-01", "ends_on": ""}
    assert system.post(url("post-new", sun), given).status_code == 302
    client, page = Client(), reverse("registry:people")
    enter(client, "sun", word)
    new = "Quartz-lantern-orchard-77"
    assert (
        client.post(
            reverse("password"), {"old_password": word, "new_password": new, "again_password": new}
        ).status_code
        == 302
    )
    post = sun.posts.get()
    assert client.get(page).status_code == 404 and post.awaits
    assert "等待安全管理员确认" in client.get(reverse("account")).content.decode()
    assert "确认岗位：孙一鸣" in security.get("/").content.decode()
    assert system.post(url("post-confirm", post)).status_code == 404
    security.post(url("post-confirm", post))
    assert client.get(page).status_code == 200
    system.post(url("post-end", post), {"on": (date.today() - timedelta(days=1)).isoformat()})  # noqa: DTZ011
    assert client.get(page).status_code == 404
    told = list(
        Entry.objects.filter(event__startswith="accounts.").order_by("seq").values_list("event", "division")
    )
    wanted = [
        "account.opened",
        "code.issued",
        "post.given",
        "signed_in",
        "password.changed",
        "post.confirmed",
        "post.ended",
    ]
    assert told == [(f"accounts.{event}", COUNTY) for event in wanted]


def test_what_is_refused_by_the_second_person_never_counted() -> None:
    system, security = signed_in("system_admin"), signed_in("security_admin")
    li = person("li")
    system.post(url("post-new", li), {"role": "leader", "division": COUNTY, "starts_on": "2020-01-01"})
    post = li.posts.get(role="leader")
    security.post(url("post-refuse", post))
    assert not Post.objects.filter(pk=post.pk).exists()
    assert Entry.objects.get(event="accounts.post.refused").facts == {"role": "leader", "user": "li"}
    kept = li.posts.get()
    security.post(url("post-refuse", kept))
    assert Post.objects.filter(pk=kept.pk).exists(), "a post that counts is ended, not refused"


@pytest.mark.parametrize(
    ("held", "given"),
    [
        ("system_admin", "audit_admin"),
        ("security_admin", "system_admin"),
        ("office", "audit_admin"),
        ("audit_admin", "office"),
    ],
)
def test_no_person_holds_two_that_must_be_apart(held: str, given: str) -> None:
    both = person("both", held)
    with pytest.raises(Refused, match="必须由不同的人担任"):
        appoint(both, given, COUNTY, starts_on=date(2026, 1, 1), by=INSTALLATION)
    both.posts.update(ends_on=date(2025, 12, 31))
    assert appoint(both, given, COUNTY, starts_on=date(2026, 1, 1), by=INSTALLATION)


def test_a_post_stands_at_its_level_and_its_days_in_order() -> None:
    li = person("li")
    for fields, words in (
        ({"role": "community", "division": COUNTY}, "应设在社区一级"),
        ({"role": "office", "division": HERE}, "应设在县一级"),
        ({"role": "emperor", "division": COUNTY}, "没有“emperor”"),
        ({"role": "office", "division": COUNTY, "ends_on": date(2025, 1, 1)}, "止期早于起期"),
    ):
        with pytest.raises(Refused, match=words):
            appoint(li, starts_on=date(2026, 1, 1), by=INSTALLATION, **fields)


def test_nobody_acts_on_their_own_account() -> None:
    system = signed_in("system_admin")
    me = User.objects.get(username="system_admin")
    before = me.password
    given = {"role": "task_force", "division": COUNTY, "starts_on": "2020-01-01"}
    for name, sent in (("code", {}), ("lock", {"why": "试试看"}), ("post-new", given), ("factor-ask", {})):
        system.post(url(name, me), sent)
    me.refresh_from_db()
    assert me.is_active and me.password == before and me.posts.count() == 1


def test_a_lock_is_given_a_reason_and_taken_back() -> None:
    system = signed_in("system_admin")
    li, client = person("li"), Client()
    enter(client, "li")
    assert system.post(url("lock", li), {"why": ""}).status_code == 422
    system.post(url("lock", li), {"why": "调离本县"})
    assert client.get("/").status_code == 302
    assert Entry.objects.get(event="accounts.account.locked").facts["why"] == "调离本县"
    assert "停用" in system.get(url("account", li)).content.decode()
    system.post(url("unlock", li))
    assert enter(client, "li").status_code == 302


def test_a_second_factor_is_reset_by_two_and_not_by_one() -> None:
    system, security = signed_in("system_admin"), signed_in("security_admin")
    li = person("li")
    Authenticator.objects.create(user=li, type="totp", data={"secret": ""})
    security.post(url("factor-reset", li))
    assert Authenticator.objects.exists(), "nobody asked"
    system.post(url("factor-ask", li))
    assert system.post(url("factor-reset", li)).status_code == 404 and Authenticator.objects.exists()
    assert "确认重置第二因素" in security.get("/").content.decode()
    security.post(url("factor-reset", li))
    assert not Authenticator.objects.exists() and User.objects.get(pk=li.pk).factor_reset_asked_by is None


# --- lists and warnings


def test_the_monthly_list_names_whom_nobody_saw_for_a_quarter() -> None:
    now = timezone.now()
    person("fresh", last_login=now - timedelta(days=89))
    person("stale", last_login=now - timedelta(days=91))
    person("never", date_joined=now - timedelta(days=91))
    person("young", date_joined=now - timedelta(days=1))
    person("gone", last_login=now - timedelta(days=400), is_active=False)
    system = signed_in("system_admin")
    page = system.get(url("accounts"), {"stale": "1"}).content.decode()
    assert [
        name
        for name in ("fresh", "stale", "never", "young", "gone")
        if f">{name}<" in page.replace("\n", "").replace(" ", "")
    ] == [
        "stale",
        "never",
    ]
    assert "2 个账号 90 天没有登录" in system.get("/").content.decode()


def test_alarms_reach_whoever_reads_the_audit_and_nobody_else() -> None:
    from gongzhi.ground.audit.services import record

    li = person("li")
    record("secrets.alarmed", li, by=INSTALLATION, division=COUNTY, this_hour=10)
    assert "1 次频繁查看个人信息" in signed_in("audit_admin").get("/").content.decode()
    assert "频繁查看" not in signed_in("system_admin").get("/").content.decode()


# --- the first three


def test_a_new_county_begins_with_three_people_and_begins_once(capsys: pytest.CaptureFixture[str]) -> None:
    people = ["system_admin=zhang:张三", "security_admin=li:李四", "audit_admin=wang:王五"]
    with pytest.raises(CommandError, match="各写一人"):
        call_command("open_admins", "990103000000", "新县", *people[:2])
    call_command("open_admins", "990103000000", "新县", *people)
    words = dict(line.split("\t") for line in capsys.readouterr().out.splitlines() if "\t" in line)
    assert set(words) == {"zhang", "li", "wang"} and not Post.objects.filter(awaits=True).exists()
    client = Client()
    enter(client, "zhang", words["zhang"])
    assert client.get(reverse("accounts:accounts"))["Location"] == reverse("password")
    with pytest.raises(CommandError, match="已经有管理员"):
        call_command("open_admins", "990103000000", "新县", *people)
