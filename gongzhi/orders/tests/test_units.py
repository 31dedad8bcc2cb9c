"""Who signs for and answers an order: the people of its unit; while it has none, the nearest place; else the matrix."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.refusal import Refused
from gongzhi.orders.dossiers import order_dossier
from gongzhi.orders.models import Order
from gongzhi.orders.rules import Move
from gongzhi.orders.services import move_order
from gongzhi.orders.telling import issued
from gongzhi.orders.todo import waiting_orders
from gongzhi.registry.models import Organisation
from tests.edits import open_places

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
COUNTY, STREET, COMMUNITY, OTHER = "990101000000", "990101001000", "990101001001", "990101001002"
PEOPLE = [
    ("建设", "department", COUNTY, "县住建局"),
    ("民政", "department", COUNTY, "县民政局"),
    ("办公室", "office", COUNTY, ""),
    ("兼办", "office", COUNTY, "县住建局"),
    ("街道", "street", STREET, ""),
    ("社区", "community", COMMUNITY, ""),
]
# Unit of an order, where it lies, who acts for it, in whose list it waits: never in that of those who issue.
CASES = [
    ("县住建局", COUNTY, "建设 兼办", "建设 兼办"),
    ("县民政局", STREET, "民政", "民政"),
    ("乙公司", COMMUNITY, "社区", "社区"),
    ("乙公司", OTHER, "街道", "街道"),
    ("乙公司", COUNTY, "办公室", ""),
    ("", STREET, "建设 民政 办公室 兼办 街道", "街道"),
]


def test_only_those_who_act_for_the_unit_sign_and_answer() -> None:
    open_places()
    units = {
        name: Organisation.objects.create(division=COUNTY, name=name, kind="government")
        for name in ("县住建局", "县民政局", "乙公司")
    }
    people = {}
    for name, role, division, unit in PEOPLE:
        user = User.objects.create_user(name, full_name=name)
        body = units[unit].pk if unit else None
        Post.objects.create(user=user, role=role, division=division, body=body, starts_on=date(2020, 1, 1))
        people[name] = viewer_for(user, TODAY)
    issuer = User.objects.create_user("下达", full_name="下达")
    Post.objects.create(user=issuer, role="supervisor", division=COUNTY, starts_on=date(2020, 1, 1))
    for serial, (unit, place, may, waits) in enumerate(CASES, 1):
        order = Order.objects.create(
            division=place,
            county=COUNTY,
            year=2026,
            serial=serial,
            lead=units.get(unit),
            lead_words="" if unit else "某单位",
            demand="抓紧",
            issued_on=TODAY,
            reply_by=TODAY + timedelta(days=5),
        )
        before = Notice.objects.count()
        issued(order, viewer_for(issuer, TODAY))
        told = {notice.user.full_name for notice in Notice.objects.order_by("pk")[before:]}
        assert told == (set(may.split()) if unit else {"街道"}), (unit, place)
        for name, who in people.items():
            right = name in may.split()
            moves = {
                dict(a.fields).get("move") for a in order_dossier(order, who).acts if who.may(a.act, place)
            }
            assert (Move.SIGN.value in moves) == right, (unit, place, name)
            waiting = {todo.title for todo in waiting_orders(who, 99).first}
            assert (order.number in waiting) == (name in waits.split()), (unit, place, name)
            if right:
                continue
            with pytest.raises(Refused) as why:
                move_order(order, Move.SIGN, by=who)
            assert unit in str(why.value) if who.may("orders.reply", place) else "岗位" in str(why.value)
        move_order(order, Move.SIGN, by=people[may.split()[0]])
        for name in ("民政", "建设"):
            if unit == "县住建局":
                client = Client()
                client.force_login(User.objects.get(username=name))
                page = client.get(reverse("orders:order-words", args=[order.pk, "reply"]), follow=True)
                assert ("由责任单位“县住建局”办理" in page.content.decode()) == (name == "民政")
        move_order(order, Move.REPLY, by=people[may.split()[-1]], words="已办")
        assert order.status == "replied"
