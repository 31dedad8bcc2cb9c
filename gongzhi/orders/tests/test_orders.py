"""督办单: issued to one unit, signed, answered, verified by somebody else, closed with its tasks."""

import re
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.notices.queries import unread_of
from gongzhi.ground.refusal import Refused
from gongzhi.orders import labels, rules
from gongzhi.orders.models import Item, Order
from gongzhi.orders.queries import answered, by_unit, orders_seen_by
from gongzhi.orders.rules import ARROWS, Answer, Move, Status
from gongzhi.orders.services import issue_order, move_order
from gongzhi.orders.todo import waiting_orders
from gongzhi.registry.models import Organisation
from gongzhi.tasks.models import Escalation, Task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
SOON = TODAY + timedelta(days=5)
COUNTY, STREET, COMMUNITY = "990101000000", "990101001000", "990101001001"
OTHER = "990102001001"
PAGE = Path(__file__).parents[3] / "docs" / "capabilities" / "orders.md"
OFFICE = holding([Held("office", COUNTY)], user_id=0, name="试", today=TODAY)


def a_task(**fields: object) -> Task:
    given = {"division": COMMUNITY, "title": "制作门牌", "lead_words": "县住建局", "due_on": TODAY}
    return Task.objects.create(**{**given, **fields})


def an_order(**fields: object) -> Order:
    given = {"division": COUNTY, "county": COUNTY, "year": 2026, "serial": Order.objects.count() + 1}
    said = {"lead_words": "县住建局", "demand": "抓紧", "issued_on": TODAY, "reply_by": SOON}
    return Order.objects.create(**{**given, **said, **fields})


@pytest.mark.parametrize(
    ("divisions", "place"),
    [
        ([COMMUNITY], COMMUNITY),
        ([COMMUNITY, "990101001002"], STREET),
        ([COMMUNITY, STREET], STREET),
        ([COMMUNITY, COUNTY], COUNTY),
    ],
)
def test_an_order_lies_in_the_nearest_place_that_holds_its_tasks(divisions: list[str], place: str) -> None:
    assert rules.common(divisions) == place


def test_numbers_run_by_county_and_year_and_what_cannot_be_issued_is_refused_by_name() -> None:
    first = issue_order([a_task(), a_task(division=STREET)], " 抓紧 ", SOON, by=OFFICE)
    assert (first.number, first.division, first.demand, first.items.count()) == (
        "督办〔2026〕1号",
        STREET,
        "抓紧",
        2,
    )
    an_order(county=OTHER, division=OTHER, serial=7)
    an_order(year=2025, serial=9)
    late = [a_task(due_on=TODAY - timedelta(days=n), title=f"逾期{n}") for n in (1, 2)]
    second = issue_order([late[0]], "一并", SOON, by=OFFICE, also_late=True)
    assert second.serial == 2 and {i.task.title for i in second.items.all()} == {"逾期1", "逾期2"}
    for tasks, day, words in (
        ([], SOON, "至少选择一项"),
        ([a_task(), a_task(lead_words="县民政局")], SOON, "县住建局、县民政局"),
        ([a_task(lead_words="")], SOON, "还没有牵头单位"),
        ([a_task(status="done")], SOON, "已经办结"),
        ([a_task()], TODAY - timedelta(days=1), "早于今天"),
    ):
        with pytest.raises(Refused, match=words):
            issue_order(tasks, "抓紧", day, by=OFFICE)
    with pytest.raises(Refused, match="岗位"):
        issue_order(
            [a_task()],
            "抓紧",
            SOON,
            by=holding([Held("street", STREET)], user_id=0, name="街", today=TODAY),
        )
    assert Order.objects.count() == 4 and Item.objects.count() == 4


def test_every_pair_of_state_and_move_and_who_may_walk_it() -> None:
    everybody = holding(
        [Held(role, COUNTY) for role in ("office", "department")], user_id=0, name="", today=TODAY
    )
    leader = holding([Held("leader", COUNTY)], user_id=0, name="", today=TODAY)
    for at, move in product(Status, Move):
        order = an_order(status=at.value, changed_by=User.objects.get_or_create(username="别人")[0])
        if (at, move) not in ARROWS:
            with pytest.raises(Refused, match="不能这样办理"):
                move_order(order, move, by=everybody, words="话")
            continue
        with pytest.raises(Refused, match="岗位"):
            move_order(order, move, by=leader, words="话")
        if move in rules.WORDS_NEEDED:
            with pytest.raises(Refused, match="写明"):
                move_order(order, move, by=everybody, words=" ")
        order.refresh_from_db()
        assert move_order(order, move, by=everybody, words="话").status == ARROWS[at, move][1]


def test_the_documentation_lists_every_arrow() -> None:
    part = PAGE.read_text(encoding="utf-8").split("## 状态")[1].split("## ")[0]
    told = set(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|", part, re.M)) - {("从", "动作", "到")}
    states, words = labels.status(), labels.move()
    asked = {(str(states[at]), str(words[move]), str(states[to])) for (at, move), (_, to) in ARROWS.items()}
    assert {(a, m.removesuffix("（写原因）"), b) for a, m, b in told if set(a) != {"-"}} == asked


def test_how_an_order_was_answered_by_the_rule_and_by_the_database_alike() -> None:
    early, late = TODAY - timedelta(days=2), TODAY + timedelta(days=1)
    for status, reply_by, replied_on in product(Status, (early, TODAY, late), (None, early, TODAY)):
        an_order(status=status.value, reply_by=reply_by, replied_on=replied_on)
    rows = list(Order.objects.exclude(status__in=rules.ANSWERED, replied_on=None))
    for how in Answer:
        told = {o.pk for o in rows if rules.answer(Status(o.status), o.reply_by, o.replied_on, TODAY) == how}
        assert (
            told
            and {o.pk for o in rows}
            & set(orders_seen_by(OFFICE).filter(answered(OFFICE, how)).values_list("pk", flat=True))
            == told
        )


def person(name: str, role: str, division: str, body: int | None = None) -> Viewer:
    user = User.objects.create_user(name, full_name=name)
    Post.objects.create(user=user, role=role, division=division, body=body, starts_on=date(2020, 1, 1))
    return viewer_for(user, TODAY)


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


def test_from_the_page_of_the_task_to_the_closed_order() -> None:
    for code in (COUNTY, STREET, COMMUNITY):
        put_division(code, f"地{code[-4:]}", fictional=True)
    body = Organisation.objects.create(division=COUNTY, name="县住建局", kind="government")
    office, unit = person("office", "office", COUNTY), person("unit", "department", COUNTY, body.pk)
    other, supervisor = person("other", "department", COUNTY), person("sup", "supervisor", COUNTY)
    due = date(2020, 1, 1)
    task = a_task(lead=body, lead_words="", division=COUNTY, due_on=due)
    for step in ("talk", "named"):
        Escalation.objects.create(task=task, division=COUNTY, due_on=due, step=step, on=TODAY)
    boss, own = signed_in("office"), signed_in("unit")
    shown = boss.get(reverse("tasks:task", args=[task.pk])).content.decode()
    new = f"{reverse('orders:order-new')}?task={task.pk}"
    assert new in shown and "约谈通知" in shown and "本县通报" in shown
    assert f'<option value="{task.pk}" selected>' in boss.get(new).content.decode()
    day = "2100-01-01"
    page = boss.post(new, {"task": task.pk, "demand": "抓紧", "reply_by": day}, follow=True).content.decode()
    order = Order.objects.get()
    assert order.number in page and "制作门牌" in page
    assert [r.said for r in unread_of(unit)] == [f"新督办单：{order.number}（县住建局）"]
    assert [len(waiting_orders(v, 9).first) for v in (unit, other, office, supervisor)] == [1, 0, 0, 0]
    at, move = (reverse(f"orders:{n}", args=[order.pk]) for n in ("order", "order-move"))
    own.post(move, {"move": "sign", "version": 1})
    words = reverse("orders:order-words", args=[order.pk, "reply"])
    assert words in own.get(at).content.decode()
    assert own.post(words, {"words": "", "version": 2}).status_code == 422
    assert own.post(words, {"words": "门牌已装", "version": 2}).status_code == 302
    assert [len(waiting_orders(v, 9).first) for v in (unit, office, supervisor)] == [0, 1, 1]
    order.refresh_from_db()
    both = viewer_for(User.objects.get(username="unit"), TODAY)
    both = holding([*both.posts, Held("office", COUNTY)], user_id=both.user_id, name="", today=TODAY)
    with pytest.raises(Refused, match="以外的人核验"):
        move_order(order, Move.PASS, by=both)
    move_order(order, Move.RETURN, by=office, words="缺照片")
    assert (order.status, order.replied_on) == (Status.SIGNED, None)
    move_order(order, Move.REPLY, by=unit, words="照片已补")
    move_order(order, Move.PASS, by=supervisor)
    with pytest.raises(Refused, match="还有 1 项"):
        move_order(order, Move.CLOSE, by=office)
    told = {r.said for r in unread_of(unit)}
    assert f"督办单核验通过：{order.number}（县住建局）" in told
    assert [(u.lead, u.issued, u.in_time, u.late, u.waiting) for u in by_unit(office)] == [
        ("县住建局", 1, 1, 0, 0)
    ]
    units = boss.get(reverse("orders:units")).content.decode()
    (link,) = re.findall(r'href="([^"]*answer=in_time[^"]*)"', units)
    assert order.number in boss.get(unescape(link)).content.decode()
    for url, said in (
        (reverse("orders:order-docx", args=[order.pk]), ("督办〔2026〕1号", "县住建局", "2100年1月1日")),
        (reverse("orders:talk-docx", args=[task.pk]), ("约谈通知", "制作门牌", "2020年1月1日", "未知")),
        (reverse("orders:named-docx"), ("共1项", "制作门牌", "县住建局")),
    ):
        book = ZipFile(BytesIO(boss.get(url).content)).read("word/document.xml").decode()
        assert all(each in book for each in said), (url, said)
    Task.objects.update(status="done")
    assert move_order(order, Move.CLOSE, by=office).closed_on == TODAY
    none = boss.get(reverse("orders:named-docx"), follow=True).content.decode()
    assert "不用出通报" in none
