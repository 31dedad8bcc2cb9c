"""Settlements as people meet them: the form, the figures side by side, the way on pages, the slip, the register."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gongzhi.funds.models import Entry, Source
from gongzhi.funds.services.reversals import reverse as reverse_entry
from gongzhi.ground.accounts.models import User
from gongzhi.ground.audit.models import Entry as Audit
from gongzhi.programmes.models import Clause, Document, Rule
from gongzhi.settlement.models import Settlement
from gongzhi.settlement.tests.world import COUNTY, World, world


@pytest.fixture
def there(db: None) -> World:
    return world(localdate())


def enter(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


def url(name: str, row: Settlement) -> str:
    return reverse(f"settlement:{name}", args=[row.pk])


def step(client: Client, name: str, row: Settlement, **sent: Any) -> Any:
    """As the page sends it that is open now."""
    row.refresh_from_db()
    return client.post(url(name, row), {"version": row.version, **sent})


@pytest.mark.alike
def test_from_the_form_to_the_slip(there: World) -> None:
    maker, leader, payer = (enter(name) for name in ("maker", "leader", "payer"))
    document = Document.objects.create(division=COUNTY, title="办法（演示）")
    clause = Clause.objects.create(division=COUNTY, document=document, label="第九条", gist="扣减")
    Rule.objects.filter(key="tier_1").update(clause=clause)
    there.rule("times_1", 2)
    new = reverse("settlement:new")
    sent: dict[str, Any] = {"source": there.books.source.pk, "batch": there.batch.pk}
    sent |= {"document": "演民发〔9〕号", "decided_on": localdate().isoformat(), "score_hundredths": "85.555"}
    assert "最多两位小数" in maker.post(new, sent).content.decode()
    maker.post(new, {**sent, "score_hundredths": "85.5分", "next_fen": "2.5元"})
    row = Settlement.objects.get()
    assert (row.score_hundredths, row.next_fen) == (8550, 250)
    page = maker.get(url("edit", row)).content.decode()
    assert 'value="85.5"' in page
    page = maker.get(url("settlement", row)).content.decode()
    for words in (
        "0.60元",
        "4.00元",
        "陆角整",
        "办法（演示） 第九条",
        "未核实",
        "未录入",
        "还没有记账",
        "采用",
    ):
        assert words in page, words
    maker.post(url("settlement-move", row), {"move": "submit", "version": row.version})
    assert url("confirm", row) not in maker.get(url("settlement", row)).content.decode()
    assert "扣减 0.60元" in leader.get(url("confirm", row)).content.decode()
    assert step(leader, "return", row, note="").status_code == 422
    old = row.version
    assert step(leader, "confirm", row, note="核对无误").status_code == 302
    replayed = leader.post(url("confirm", row), {"version": old})
    assert replayed.status_code == 422 and "打开以后又改动过" in replayed.content.decode()
    assert Audit.objects.filter(event="settlement.settlement.refused").count() == 1
    Source.objects.update(planned_fen=900)  # less the deduction is below what is authorised
    there.rule("tier_1", 50)
    page = leader.get(url("settlement", row)).content.decode()
    assert "按今天的规则：1.00元" in page and "比扣减后的应到多 0.60元" in page
    assert step(payer, "repay", row, voucher=" ", day=localdate().isoformat()).status_code == 422
    assert step(payer, "repay", row, voucher="演缴7号", day=localdate().isoformat()).status_code == 302
    slip = payer.get(url("slip", row)).content.decode()
    for words in ("0.60元", "人民币陆角整", "第九条", "演缴7号", "maker", "leader", "payer"):
        assert words in slip, words
    for kind in ("return", "deduct"):
        entry = Entry.objects.get(kind=kind)
        assert "演民发〔9〕号" in payer.get(reverse("funds:entry", args=[entry.pk])).content.decode()
        reverse_entry(entry, by=there.people["other"])
    page = leader.get(url("settlement", row)).content.decode()
    assert "已冲销" in page and "times_1" not in page and "0.60元" in page
    found = leader.get(reverse("settlement:settlements"), {"q": "演民发", "tier": "1"}).content.decode()
    assert "已冲销" in found and "第3批 省级补助" in found
    page = leader.get(reverse("funds:source", args=[there.books.source.pk])).content.decode()
    assert url("settlement", row) in page


def test_the_list_asks_few_questions(there: World, django_assert_max_num_queries: Any) -> None:
    rows = [there.draft(note=f"第{n}张") for n in range(6)]
    there.move(there.move(rows[0], "submit", "maker"), "confirm", "leader")
    client = enter("leader")
    client.get(reverse("settlement:settlements"))
    with django_assert_max_num_queries(16):
        assert client.get(reverse("settlement:settlements")).status_code == 200
