"""What the house says of itself: health, figures, logs, and the halt of writing (R-03, R-39)."""

import json
import logging
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client, override_settings
from django.urls import reverse

from gongzhi.config import health
from gongzhi.config.logs import REQUEST, JsonLines
from gongzhi.config.metrics import admits
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.ground.audit.guard import AUDIT
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.keeping.halting import halt_writing, resume_writing
from gongzhi.ground.refusal import Refused
from gongzhi.registry.models import Organisation
from gongzhi.registry.services import add_organisation

pytestmark = pytest.mark.django_db
COUNTY = "990101000000"
NOW = datetime(2026, 3, 2, tzinfo=UTC)
BY = holding([Held("office", COUNTY)], user_id=0, name="试", today=date(2026, 3, 2))


def enter(role: str) -> Client:
    user = User.objects.create_user(f"u-{role}", full_name="何采薇")
    Post.objects.create(user=user, role=role, division=COUNTY, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def test_anybody_hears_ok_and_nothing_else(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_what_stops_the_house_is_not_ok(client: Client) -> None:
    for sql in AUDIT.take_down(connection.vendor):
        connection.cursor().execute(sql)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"not ok\n")


def test_a_check_that_fails_itself_is_not_ok(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise DatabaseError("secret words")

    monkeypatch.setattr(health, "CHECKS", [("数据库", gone, True)])
    assert client.get("/healthz").status_code == 503
    assert [one.wrong for one in health.findings()] == ["检查不了：DatabaseError"]


def test_weak_settings_are_not_ok_in_production(client: Client) -> None:
    with override_settings(DEMO_MODE=False, SECRET_KEY="short"):
        assert client.get("/healthz").status_code == 503


def test_the_details_are_for_system_administrators() -> None:
    page = enter("system_admin").get(reverse("health")).content.decode()
    assert "操作记录的保护" in page and "数据库现在的设置" in page
    assert enter("office").get(reverse("health")).status_code == 404


def test_figures_are_off_and_then_for_the_named_addresses(client: Client) -> None:
    assert client.get("/metrics").status_code == 404
    with override_settings(METRICS=True, METRICS_FROM=["10.0.0.0/8"]):
        assert client.get("/metrics", REMOTE_ADDR="127.0.0.1").status_code == 404
        assert (
            client.get("/metrics", REMOTE_ADDR="10.1.2.3", HTTP_X_FORWARDED_FOR="10.1.2.3").status_code == 404
        )
        client.get("/help/")
        told = client.get("/metrics", REMOTE_ADDR="10.1.2.3").content.decode()
    assert "gongzhi_audit_entries" in told
    assert 'gongzhi_requests_total{method="GET",route="help/",status="200"}' in told


@pytest.mark.parametrize(
    ("address", "among", "right"),
    [("::1", ["127.0.0.1", "::1"], True), ("10.0.0.9", ["10.0.0.0/29"], False), ("", ["::1"], False)],
)
def test_an_address_is_admitted_or_not(address: str, among: list[str], right: object) -> None:
    assert admits(address, among) is right


def test_a_request_is_told_by_route_and_number_and_never_by_name(caplog: pytest.LogCaptureFixture) -> None:
    client = enter("office")
    with caplog.at_level(logging.INFO, logger="gongzhi.requests"):
        answer = client.get(reverse("web:search"), {"q": "谢长安"}, headers={"X-Request-ID": "abc-12345678"})
    line = JsonLines().format(caplog.records[-1])
    told = json.loads(line)
    assert answer["X-Request-ID"] == "abc-12345678"
    assert (told["route"], told["method"], told["status"]) == ("search/", "GET", 200)
    assert isinstance(told["person"], int) and isinstance(told["ms"], int)
    assert "谢长安" not in line and "何采薇" not in line


def test_a_number_that_could_break_a_log_is_replaced(client: Client) -> None:
    assert len(client.get("/help/", headers={"X-Request-ID": 'x" \\n'})["X-Request-ID"]) == 32


def test_an_error_is_told_by_its_place_and_not_by_its_words() -> None:
    try:
        raise ValueError("Key (phone)=(13800001234) already exists")
    except ValueError as oops:
        record = logging.LogRecord(
            "x", logging.ERROR, "", 0, "oops", None, (type(oops), oops, oops.__traceback__)
        )
    token = REQUEST.set("r-1")
    line = JsonLines().format(record)
    REQUEST.reset(token)
    assert "13800001234" not in line
    assert json.loads(line)["error"][0] == "ValueError" and json.loads(line)["request"] == "r-1"


def test_while_halted_pages_are_read_and_nothing_is_saved() -> None:
    client, fields = enter("office"), {"name": "甲协会", "kind": "social_org", "division": COUNTY}
    halt_writing("数据库迁移", NOW, by=BY)
    assert client.get(reverse("registry:organisations")).status_code == 200
    answer = client.post(reverse("registry:organisation-new"), fields)
    assert answer.status_code == 503 and answer["Retry-After"] == "60"
    assert "系统正在维护（数据库迁移），现在只能查看" in answer.content.decode()
    htmx = client.post(reverse("registry:organisation-new"), fields, headers={"HX-Request": "true"})
    assert htmx.status_code == 503 and htmx["HX-Retarget"] == "#flash"
    assert client.post(reverse("sign-out")).status_code == 302
    assert not Organisation.objects.exists()


def test_while_halted_the_hand_itself_refuses() -> None:
    row = Organisation(division=COUNTY, name="甲协会", kind="social_org")
    halt_writing("", NOW, by=BY)
    with pytest.raises(Refused, match="不能保存"):
        add_organisation(row, by=BY)
    assert resume_writing(by=BY) and not resume_writing(by=BY)
    add_organisation(row, by=BY)
    events = list(Entry.objects.order_by("seq").values_list("event", flat=True))
    assert events[:2] == ["keeping.writing.halted", "keeping.writing.resumed"]


def test_the_halt_shows_in_the_health_and_does_not_stop_it(client: Client) -> None:
    halt_writing("升级", NOW, by=BY)
    assert client.get("/healthz").status_code == 200
    assert "已停止写入：升级" in enter("system_admin").get(reverse("health")).content.decode()


def test_the_command_halts_and_resumes(capsys: Any) -> None:
    from django.core.management import call_command

    call_command("readonly", "on", why="升级")
    call_command("readonly", "on", why="还在升级")
    call_command("readonly", "off")
    call_command("readonly", "off")
    assert capsys.readouterr().out.count("已停止写入") == 2
