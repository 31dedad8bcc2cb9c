"""The audit pack is whole, verifies with nothing but Python, and its verifier finds what was changed."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from gongzhi.finances.packing import pack
from gongzhi.funds.queries.ledger import entries_seen_by
from gongzhi.funds.services.reversals import reverse as turn
from gongzhi.funds.tests.books import OFFICE, Books, books
from gongzhi.ground.audit.models import Entry as Told
from gongzhi.ground.files.services import attach
from tests.edits import everybody, open_places, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    first, second = books(), books("县级配套", "county_match")
    for each in (first, second):
        each.receive(600)
        each.grant(500)
        each.commit(300)
    paid = first.pay(100)
    turn(second.commit(7), by=OFFICE, why="=误记")
    attach(paid, "发票：一百元".encode(), "发票.txt", by=OFFICE)
    out = io.BytesIO()
    made = pack(out, OFFICE)
    assert (made.entries, made.vouchers) == (entries_seen_by(OFFICE).count(), 1) == (9, 1)
    with zipfile.ZipFile(out) as found:
        found.extractall(tmp_path / "pack")
    return tmp_path / "pack"


def verified(home: Path) -> tuple[int, str]:
    """As an auditor runs it: no package of ours, no environment."""
    done = subprocess.run(
        [sys.executable, "-I", str(home / "verify.py")],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )
    return done.returncode, done.stdout + done.stderr


def test_it_verifies_with_nothing_but_python(unpacked: Path) -> None:
    code, words = verified(unpacked)
    assert code == 0, words
    assert words.startswith("一致：9 笔分录")
    vouchers = (unpacked / "vouchers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert vouchers[0] == "分录号,文件名,位置" and "发票.txt,vouchers/" in vouchers[1]
    assert ",'=" not in (unpacked / "entries.csv").read_text(encoding="utf-8-sig")  # words begin with 冲销


def anew(home: Path, name: str, mend: Callable[[str], str]) -> None:
    """The file changed, and its hash in the list with it, as somebody would who knows of the list."""
    at = home / name
    at.write_text(mend(at.read_text(encoding="utf-8")), encoding="utf-8")
    listed = [line.split("  ", 1) for line in (home / "SHA256SUMS").read_text().splitlines()]
    sums = [
        (sha256(at.read_bytes()).hexdigest() if where == name else digest, where) for digest, where in listed
    ]
    (home / "SHA256SUMS").write_text("".join(f"{digest}  {where}\n" for digest, where in sums))


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("ledger.jsonl", '"words": "试记"', '"words": "改记"', "摘要值不符"),
        ("ledger.jsonl", '"fen": 600', '"fen": 601', "各行与记账内容不符"),
        ("accounts.jsonl", '"balance": 500', '"balance": 501', "余额与各行合计不符"),
        ("trial_balance.csv", ",6.00,", ",6.01,", "试算平衡表"),
        ("ledger.jsonl", '"balance": 600', '"balance": 60', "余额不对"),
    ],
)
def test_what_was_changed_is_found_though_its_hash_was_too(
    unpacked: Path, name: str, old: str, new: str, words: str
) -> None:
    anew(unpacked, name, lambda text: text.replace(old, new, 1))
    code, said = verified(unpacked)
    assert (code, words in said) == (1, True), said


def test_a_missing_a_changed_and_an_added_file_are_found(unpacked: Path) -> None:
    voucher = next((unpacked / "vouchers").iterdir())
    voucher.write_bytes(b"other")
    assert "内容与清单不符" in verified(unpacked)[1]
    voucher.unlink()
    assert "缺少文件" in verified(unpacked)[1]
    (unpacked / "ledger.jsonl").write_text("")
    (unpacked / "more.txt").write_text("")
    assert verified(unpacked)[0] == 1


def test_an_entry_taken_out_leaves_a_hole_in_the_balances(unpacked: Path) -> None:
    anew(unpacked, "ledger.jsonl", lambda text: "\n".join(text.splitlines()[1:]) + "\n")
    assert verified(unpacked)[0] == 1


def test_who_took_it_is_on_record_and_it_is_a_zip() -> None:
    Books(books().source).receive(5)
    open_places()
    client = signed_in(everybody())
    answer = client.post(reverse("finances:pack"))
    data = ContentFile(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    assert zipfile.is_zipfile(data)
    told = Told.objects.filter(event="lists.register.exported").get()
    assert (told.facts["register"], told.facts["rows"]) == ("finances:pack", 1)
    assert json.dumps(told.facts)
