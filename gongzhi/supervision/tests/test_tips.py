"""Who told it leaves the row by one page alone, for a purpose and on record; nothing carries it further."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.refusal import Refused
from gongzhi.supervision.models import Finding, Tip, Visit
from gongzhi.supervision.services.tips import (
    TELLS,
    add_tip,
    change_tip,
    dismiss_tip,
    tip_to_finding,
    tip_to_visit,
)
from gongzhi.supervision.tests.standing import COMMUNITY, COUNTY, OFFICE, SUPERVISOR, TODAY

pytestmark = pytest.mark.django_db
NAME, PHONE = "金丝雀来人", "13712345678"


def a_tip(**fields: object) -> Tip:
    usual = {
        "division": COMMUNITY,
        "text": "二楼活动室常年锁着",
        "told_on": TODAY,
        "source_name": NAME,
        "source_phone": PHONE,
    }
    return add_tip(Tip(**{**usual, **fields}), by=SUPERVISOR)


def finding(text: str = "活动室没有开放") -> Finding:
    return Finding(text=text, found_on=TODAY)


def signed_in(role: str, division: str = COUNTY) -> Client:
    user = User.objects.create_user(f"tips-{role}", full_name=role)
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def test_only_the_supervisor_reveals_with_a_purpose_and_it_is_logged() -> None:
    put_division(COMMUNITY, "甲社区", fictional=True)
    url = reverse("supervision:tip-reveal", args=[a_tip().pk])
    asked = {"field": "source_phone", "purpose": "回访核实情况"}
    assert [
        signed_in(role).post(url, asked).status_code for role in ("office", "leader", "evaluator", "city")
    ] == [404] * 4
    assert signed_in("community", COMMUNITY).post(url, asked).status_code == 404
    client = signed_in("supervisor")
    assert PHONE not in client.post(url, {**asked, "purpose": "看"}).content.decode()
    assert not Entry.objects.filter(event="secrets.revealed").exists()
    answer = client.post(url, asked)
    assert PHONE in answer.content.decode() and "no-store" in answer["Cache-Control"]
    assert Entry.objects.get(event="secrets.revealed").facts["purpose"] == "回访核实情况"


@pytest.mark.parametrize("text", [f"{NAME}说锁着", "金丝 雀来人说", "电话137-1234-5678", f"找{PHONE}"])
def test_no_text_may_name_the_source(text: str) -> None:
    with pytest.raises(Refused, match="姓名或电话"):
        a_tip(text=text)
    tip = a_tip()
    for act in (
        lambda: change_tip(tip, by=SUPERVISOR, text=text),
        lambda: tip_to_finding(tip, finding(text), by=SUPERVISOR),
        lambda: tip_to_visit(tip, Visit(title=text[:120], on=TODAY), by=SUPERVISOR),
        lambda: dismiss_tip(tip, text, by=SUPERVISOR),
    ):
        with pytest.raises(Refused) as told:
            act()
        assert str(told.value) == TELLS
    assert not Finding.objects.exists() and not Visit.objects.exists()
    with pytest.raises(Refused):  # nor may a name be typed that the text has already
        change_tip(tip, by=SUPERVISOR, source_name="活动室")


def test_a_lead_is_used_once_and_closed_with_a_result() -> None:
    tip = a_tip()
    with pytest.raises(Refused, match="岗位"):
        tip_to_finding(tip, finding(), by=OFFICE)
    tip_to_finding(tip, finding(), by=SUPERVISOR)
    for act in (
        lambda: tip_to_finding(tip, finding(), by=SUPERVISOR),
        lambda: tip_to_visit(tip, Visit(title="核查"), by=SUPERVISOR),
        lambda: dismiss_tip(tip, "查过", by=SUPERVISOR),
    ):
        with pytest.raises(Refused, match="不能这样办理"):
            act()
    with pytest.raises(Refused, match="结果"):
        dismiss_tip(a_tip(), " ", by=SUPERVISOR)
    assert dismiss_tip(a_tip(), "现场开放，有登记", by=SUPERVISOR).status == "dismissed"
    assert Finding.objects.count() == 1
