"""Files on records: kept once, seen with their record, gone when they are gone (R-53)."""

import hashlib
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.accounts.models import Post, User
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import address
from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.files.hanging import HANGERS
from gongzhi.ground.files.models import Attachment, StoredFile
from gongzhi.ground.files.rules import What
from gongzhi.ground.files.services import attach, place_of
from gongzhi.ground.files.tests.samples import GPS_MARK, photo, word
from gongzhi.ground.records.models import Record
from gongzhi.ground.refusal import Refused

pytestmark = pytest.mark.django_db
COUNTY, COMMUNITY, SIBLING = "990101000000", "990101001001", "990101001002"
LABEL = "registry.Organisation"


def person(role: str, division: str) -> tuple[Client, Viewer]:
    user = User.objects.create_user(f"{role}{division}", full_name=role)
    Post.objects.create(user=user, role=role, division=division, starts_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client, holding([Held(role, division)], user_id=user.pk, name=role, today=date(2026, 3, 2))


@pytest.fixture
def record(db: None) -> Callable[[str], Record]:
    """A record of whatever capability hangs files on it: the ground names none in its code."""
    for code in (COUNTY, COMMUNITY, SIBLING):
        put_division(code, f"地{code}", fictional=True)
    model: Any = apps.get_model(LABEL)

    def made(division: str) -> Record:
        number = model.objects.count()
        row: Record = model.objects.create(division=division, name=f"协会{number}", kind="social_org")
        return row

    return made


def test_the_same_bytes_on_two_records_are_kept_once(record: Callable[[str], Record]) -> None:
    _, by = person("office", COUNTY)
    one, two = record(COMMUNITY), record(COMMUNITY)
    first = attach(one, word(), "纪要.docx", What.MINUTES, by=by)
    second = attach(two, word(), "又一份.docx", by=by)
    again = attach(two, word(), "又一份.docx", by=by)
    assert first.file == second.file and again == second
    assert first.token != second.token and len(first.token) == 43
    assert StoredFile.objects.count() == 1
    assert place_of(first.file.sha256).read_bytes() == word()
    assert Entry.objects.filter(event="files.attachment.added").count() == 2


def test_of_a_photo_the_hash_of_what_was_sent_is_kept(record: Callable[[str], Record]) -> None:
    _, by = person("office", COUNTY)
    data = photo()
    link = attach(record(COMMUNITY), data, "门牌.jpg", by=by)
    kept = place_of(link.file.sha256).read_bytes()
    assert GPS_MARK in data and GPS_MARK not in kept
    assert link.file.original_sha256 == hashlib.sha256(data).hexdigest() != link.file.sha256


def test_who_may_not_edit_the_record_adds_nothing(record: Callable[[str], Record]) -> None:
    _, by = person("evaluator", COUNTY)
    with pytest.raises(Refused, match="岗位"):
        attach(record(COMMUNITY), word(), "a.docx", by=by)
    assert not StoredFile.objects.exists()


def test_a_file_is_seen_with_its_record_and_by_nobody_else(record: Callable[[str], Record]) -> None:
    office, by = person("office", COUNTY)
    own, _ = person("community", COMMUNITY)
    sibling, _ = person("community", SIBLING)
    resident, _ = person("resident", COMMUNITY)
    link = attach(record(COMMUNITY), word(), "纪要.docx", by=by)
    where = reverse("web:file", args=[link.token])
    found = {
        name: c.get(where).status_code
        for name, c in {
            "office": office,
            "own": own,
            "sibling": sibling,
            "resident": resident,
            "street": Client(),
        }.items()
    }
    assert found == {"office": 200, "own": 200, "sibling": 404, "resident": 404, "street": 302}
    assert sibling.post(reverse("web:file-detach", args=[link.token])).status_code == 404
    assert own.get(reverse("web:file", args=["x" * 43])).status_code == 404
    Post.objects.filter(user__username=f"community{COMMUNITY}").delete()
    assert own.get(where).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "inline"),
    [("门牌.jpg", photo(), True), ("纪要.docx", word(), False), ("说明.txt", b"abc", False)],
)
def test_a_file_goes_out_inert(
    record: Callable[[str], Record], name: str, data: bytes, inline: object
) -> None:
    client, by = person("office", COUNTY)
    link = attach(record(COMMUNITY), data, name, by=by)
    answer = client.get(reverse("web:file", args=[link.token]))
    assert b"".join(answer) == place_of(link.file.sha256).read_bytes()
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert {*answer["Cache-Control"].split(", ")} == {"private", "no-store"}
    assert answer["Content-Disposition"].startswith("inline" if inline else "attachment")
    saved = client.get(reverse("web:file", args=[link.token]), {"save": "1"})
    assert saved["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("asked", "status", "part", "said"),
    [
        ("bytes=0-2", 206, b"012", "bytes 0-2/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=4-99", 206, b"456789", "bytes 4-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=5-2", 416, b"", "bytes */10"),
        ("bytes=0-1,3-4", 200, b"0123456789", None),
        ("bytes=-", 200, b"0123456789", None),
        ("lines=1-2", 200, b"0123456789", None),
    ],
)
def test_a_part_of_a_file_can_be_asked_for(
    record: Callable[[str], Record], asked: str, status: int, part: bytes, said: str | None
) -> None:
    client, by = person("office", COUNTY)
    link = attach(record(COMMUNITY), b"0123456789", "数.txt", by=by)
    answer = client.get(reverse("web:file", args=[link.token]), headers={"Range": asked})
    body = answer.content if status != 200 else b"".join(answer)
    assert (answer.status_code, body, answer.headers.get("Content-Range")) == (status, part, said)


def test_files_are_added_and_taken_off_on_the_page_of_the_record(record: Callable[[str], Record]) -> None:
    client, _ = person("community", COMMUNITY)
    row = record(COMMUNITY)
    about = address(row)
    page = HANGERS[LABEL].url(row)
    sent = [SimpleUploadedFile("门牌.jpg", photo()), SimpleUploadedFile("纪要.docx", word())]
    answer = client.post(reverse("web:file-attach"), {"about": about, "what": "photo", "file": sent})
    assert answer["Location"] == f"{page}#files"
    shown = client.get(page).content.decode()
    assert "门牌.jpg" in shown and "纪要.docx" in shown and "现场照片" in shown
    link = Attachment.objects.get(name="纪要.docx")
    client.post(reverse("web:file-detach", args=[link.token]))
    shown = client.get(page).content.decode()
    assert 'save=1">纪要.docx' not in shown
    assert Attachment.objects.count() == 1
    assert Entry.objects.filter(event="files.attachment.removed").count() == 1


def test_a_file_that_is_not_fit_is_refused_in_words(record: Callable[[str], Record]) -> None:
    client, _ = person("community", COMMUNITY)
    about = address(record(COMMUNITY))
    where, bad = reverse("web:file-attach"), {"about": about, "what": "photo"}
    told = client.post(
        where, {**bad, "file": SimpleUploadedFile("a.exe", b"MZ")}, headers={"Accept": "application/json"}
    )
    assert told.status_code == 422 and "不能上传这种文件" in told.json()["why"]
    assert "没有选择文件" in client.post(where, bad, follow=True).content.decode()
    assert client.post(where, {**bad, "about": f"{LABEL}:999999"}).status_code == 404
    assert client.post(where, {**bad, "about": "accounts.User:1"}).status_code == 404
    assert (
        client.post(where, {**bad, "what": "nonsense", "file": SimpleUploadedFile("a.txt", b"x")}).status_code
        == 400
    )


def test_who_cannot_add_is_told_who_can(record: Callable[[str], Record]) -> None:
    client, _ = person("evaluator", COUNTY)
    page = client.get(HANGERS[LABEL].url(record(COMMUNITY))).content.decode()
    assert "可以添加附件的岗位" in page and "data-upload" not in page


def test_bytes_that_are_gone_or_changed_are_reported(record: Callable[[str], Record]) -> None:
    client, by = person("office", COUNTY)
    row = record(COMMUNITY)
    gone, changed, whole = (
        attach(row, data, name, by=by).file
        for data, name in ((b"one", "丢了.txt"), (b"two", "变了.txt"), (b"three", "好的.txt"))
    )
    out = StringIO()
    call_command("check_files", stdout=out)
    assert "3 个文件，都在" in out.getvalue()
    place_of(gone.sha256).unlink()
    place_of(changed.sha256).write_bytes(b"owt")
    for _ in range(2):  # the second look tells the same and writes no second entry
        out = StringIO()
        with pytest.raises(CommandError, match="2 个有问题"):
            call_command("check_files", stdout=out)
    assert "文件不见了：丢了.txt" in out.getvalue() and "内容被改过：变了.txt" in out.getvalue()
    assert Entry.objects.filter(event="files.file.trouble").count() == 2
    page = client.get(reverse("web:files"), {"bad": "1"}).content.decode()
    assert "丢了.txt" in page and "变了.txt" in page and whole.name not in page
    assert "文件不见了" in client.get(HANGERS[LABEL].url(row)).content.decode()
    attach(row, b"one", "丢了.txt", by=by)  # sent again, the bytes are there again
    with pytest.raises(CommandError, match="1 个有问题"):
        call_command("check_files", stdout=StringIO())
    place_of(changed.sha256).write_bytes(b"two")
    call_command("check_files", stdout=StringIO())


def test_every_kind_of_record_that_can_carry_files_has_a_door_and_a_page(db: None) -> None:
    for label, hanger in HANGERS.items():
        assert apps.get_model(label)._meta.label == label
        assert {*hanger.acts} <= {*matrix().acts()}
        assert hanger.rows(holding((), user_id=0, name="", today=date(2026, 3, 2))).count() == 0
