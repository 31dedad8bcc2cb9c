"""Nothing leaves the house unless a county has said where to (R-54, R-63)."""

import json
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from gongzhi.ground.accounts.models import User
from gongzhi.ground.notices.models import Notice
from gongzhi.ground.notices.outbound import NotAllowed, checked, post_json, public_address
from gongzhi.ground.notices.sending import send_digests
from gongzhi.ground.notices.services import notify

HOST = "qyapi.example.cn"
ELSEWHERE = [
    f"http://{HOST}/x",
    f"ftp://{HOST}/x",
    "file:///etc/passwd",
    f"gopher://{HOST}:70/_x",
    "https://other.example.cn/x",
    f"https://{HOST}.evil.example/x",
    f"https://{HOST}@evil.example/x",
    f"https://evil.example#@{HOST}/",
    f"https://evil.example\\@{HOST}/",
    f"https://user:word@{HOST}/x",
    f"https://{HOST}:99999/x",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://169.254.169.254/latest/meta-data/",
    f"https://{HOST}\r\nX: y/",
    f"https://{HOST} /x",
    "https:///x",
    "",
    "https://ｑｙapi.example.cn/",
]
PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.9",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "::1",
    "::ffff:10.0.0.1",
    "fe80::1%eth0",
    "fd00::1",
    "2002:7f00:1::",
]


def resolves_to(monkeypatch: pytest.MonkeyPatch, *found: str) -> None:
    def answer(host: str, port: int, *more: object, **named: object) -> list[tuple[Any, ...]]:
        given = found if host == HOST else (host,)  # an address is its own answer
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (text, port)) for text in given]

    monkeypatch.setattr(socket, "getaddrinfo", answer)


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    tried: list[object] = []

    def refuse(*where: object, **more: object) -> None:
        tried.append(where)
        raise AssertionError(f"a connection to {where}")

    monkeypatch.setattr(socket, "create_connection", refuse)
    return tried


@pytest.mark.parametrize("url", ELSEWHERE)
def test_an_address_that_is_not_on_the_list_is_not_asked(url: str, no_sockets: list[object]) -> None:
    with override_settings(OUTBOUND_HOSTS=[HOST]), pytest.raises(NotAllowed):
        post_json(url, {})
    assert no_sockets == []


def test_without_a_list_nothing_is_asked(no_sockets: list[object]) -> None:
    with pytest.raises(NotAllowed):
        post_json(f"https://{HOST}/x", {})
    assert no_sockets == []


@pytest.mark.parametrize("address", PRIVATE)
def test_a_listed_name_that_leads_inside_is_not_followed(
    monkeypatch: pytest.MonkeyPatch, no_sockets: list[object], address: str
) -> None:
    resolves_to(monkeypatch, "93.184.216.34", address)
    with override_settings(OUTBOUND_HOSTS=[HOST]), pytest.raises(NotAllowed):
        post_json(f"https://{HOST}/x", {})
    assert no_sockets == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves differently the second time (DNS rebinding) changes nothing."""
    resolves_to(monkeypatch, "93.184.216.34")
    asked: list[object] = []

    def note(where: object, *more: object) -> None:
        asked.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", note)
    with override_settings(OUTBOUND_HOSTS=[HOST]), pytest.raises(ConnectionRefusedError):
        post_json(f"https://{HOST}/x", {})
    assert asked == [("93.184.216.34", 443)]


def test_a_county_may_list_a_server_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves_to(monkeypatch, "10.1.2.3")
    assert public_address(HOST, 443, [HOST]) == "10.1.2.3"
    assert checked(f"https://{HOST}:8443/hook?key=1", [HOST]) == (HOST, 8443, "/hook?key=1")


class Robot(BaseHTTPRequestHandler):
    heard: list[Any] = []
    status = 200

    def do_POST(self) -> None:
        Robot.heard.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
        self.send_response(Robot.status)
        self.send_header("Location", "https://evil.example/")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *words: object) -> None:
        """Quiet."""


@pytest.fixture
def robot(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server of its own on this machine, with a certificate of its own for the name on the list."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    at = tmp_path / "robot.pem"
    at.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    server = HTTPServer(("127.0.0.1", 0), Robot)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(at)
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    trusted = ssl.create_default_context(cafile=str(at))
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusted)
    resolves_to(monkeypatch, "127.0.0.1")
    Robot.heard, Robot.status = [], 200
    yield f"https://{HOST}:{server.server_port}/send?key=1"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("status", "taken"), [(200, True), (302, False), (500, False)])
def test_a_redirect_is_not_followed(robot: str, status: int, taken: object) -> None:
    Robot.status = status
    with override_settings(OUTBOUND_HOSTS=[HOST], OUTBOUND_PRIVATE_HOSTS=[HOST]):
        assert post_json(robot, {"a": "好"}) == taken
    assert Robot.heard == [("/send?key=1", {"a": "好"})]


@pytest.fixture
def told(db: None) -> list[Notice]:
    users = [User.objects.create_user(n, full_name=n, email=f"{n}@x.example") for n in ("甲", "乙")]
    for user in users:
        for n in range(3):
            notify([user.pk], "t", f"张三的事{n}", key=f"k{n}")
    return list(Notice.objects.all())


@pytest.mark.parametrize(
    ("channel", "setting"),
    [("wecom", "WECOM_WEBHOOK"), ("dingtalk", "DINGTALK_WEBHOOK"), ("feishu", "FEISHU_WEBHOOK")],
)
def test_a_group_robot_hears_a_number_and_no_name(
    told: list[Notice], robot: str, channel: str, setting: str
) -> None:
    given = {"NOTICE_CHANNELS": [channel], setting: robot, "SITE_URL": "https://gz.example/"}
    with override_settings(OUTBOUND_HOSTS=[HOST], OUTBOUND_PRIVATE_HOSTS=[HOST], **given):
        assert send_digests(timezone.now()) == 6
        assert send_digests(timezone.now()) == 0  # nothing twice
    ((_, said),) = Robot.heard
    words = json.dumps(said, ensure_ascii=False)
    assert "2 人有 6 条新消息" in words and "https://gz.example/" in words
    assert "张三" not in words and "甲" not in words


def test_a_letter_is_one_a_person_however_much_is_new(told: list[Notice]) -> None:
    with override_settings(NOTICE_CHANNELS=["mail"], DEFAULT_FROM_EMAIL="gz@x.example"):
        send_digests(timezone.now())
    assert [letter.to for letter in mail.outbox] == [["甲@x.example"], ["乙@x.example"]]
    assert mail.outbox[0].body.count("张三的事") == 3


def test_a_channel_that_fails_is_tried_again_with_everything(told: list[Notice]) -> None:
    with (
        override_settings(NOTICE_CHANNELS=["wecom"], WECOM_WEBHOOK="https://nowhere.example/"),
        pytest.raises(NotAllowed),
    ):
        send_digests(timezone.now())
    assert Notice.objects.filter(sent_at=None).count() == 6


def test_as_delivered_nothing_is_sent(told: list[Notice], no_sockets: list[object]) -> None:
    assert send_digests(timezone.now()) == 0
    assert Notice.objects.filter(sent_at=None).count() == 6
    assert no_sockets == [] and mail.outbox == []
