"""The audit pack: one zip with the ledger of a county, its vouchers, their hashes, and a verifier that needs only Python."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO

from django.db.models import Max

from gongzhi.funds import labels
from gongzhi.funds.models import Account, Entry, Line
from gongzhi.funds.queries.ledger import accounts_seen_by, entries_seen_by
from gongzhi.funds.rules.ledger import Book, EntryKind, body
from gongzhi.funds.rules.ledger import Line as Told
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.audit.chain import canonical
from gongzhi.ground.audit.queries import address
from gongzhi.ground.books.quoting import guarded
from gongzhi.ground.files.models import Attachment
from gongzhi.ground.files.services import read_file
from gongzhi.payments.models import PaymentRequest
from gongzhi.payments.rules import request_of

PACK = "ledger.pack"
_DATA = Path(__file__).parent / "data"
_CHUNK = 500
_READ_ME = """审计包

ledger.jsonl        会计分录，一行一笔：记账内容、各行、记账后的余额、内容摘要值（SHA-256）
accounts.jsonl      科目和余额，单位：分
entries.csv         会计分录，可用表格软件打开
trial_balance.csv   试算平衡表，单位：元
vouchers.csv        凭证附件：属于哪笔分录、原文件名、在包里的位置；没有找到的写明
vouchers/           凭证附件，文件名是内容的 SHA-256
SHA256SUMS          每个文件的 SHA-256
verify.py           核对程序：解开以后在这个文件夹里运行 python3 verify.py
"""


@dataclass
class Archive:
    """A zip whose files are told with their hashes at the end."""

    zip: zipfile.ZipFile
    sums: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, chunks: Iterable[bytes]) -> None:
        if name in self.sums:
            return
        mark = hashlib.sha256()
        with self.zip.open(name, "w", force_zip64=True) as out:
            for chunk in chunks:
                mark.update(chunk)
                out.write(chunk)
        self.sums[name] = mark.hexdigest()

    def close(self) -> None:
        listed = "".join(f"{digest}  {name}\n" for name, digest in sorted(self.sums.items()))
        self.zip.writestr("SHA256SUMS", listed)


@dataclass
class Packed:
    """How much is in a pack. `stood`: what each account stood at after its last line in it, in fen."""

    entries: int = 0
    vouchers: int = 0
    stood: dict[int, int] = field(default_factory=dict)


def pack(out: IO[bytes], viewer: Viewer) -> Packed:
    """Write the pack of all that this viewer may take. Reads in a stream; a voucher that is missing is named, not left out."""
    last = (
        entries_seen_by(viewer, PACK).aggregate(last=Max("pk"))["last"] or 0
    )  # others go on posting meanwhile
    entries = entries_seen_by(viewer, PACK).filter(pk__lte=last).select_related("arrival").order_by("pk")
    accounts = list(accounts_seen_by(viewer, PACK).order_by("code"))
    made = Packed()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive_file:
        archive = Archive(archive_file)
        archive.put("README.txt", [_READ_ME.encode()])
        archive.put("verify.py", [(_DATA / "verify.py").read_bytes()])
        archive.put("ledger.jsonl", _ledger(entries.iterator(_CHUNK), made))
        archive.put("accounts.jsonl", (_json(_account(a, made.stood.get(a.pk, 0))) for a in accounts))
        archive.put("entries.csv", _entries(entries.iterator(_CHUNK)))
        archive.put("trial_balance.csv", _balance(accounts, last))
        archive.put("vouchers.csv", _rows(list(_vouchers(entries.iterator(_CHUNK), archive, made))))
        archive.close()
    return made


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, sort_keys=True)}\n".encode()


def _account(a: Account, fen: int) -> dict[str, object]:
    return {
        "id": a.pk,
        "code": a.code,
        "name": a.name,
        "book": a.book,
        "kind": a.kind,
        "source": a.source.name,
        "balance": fen,
    }


def _in_parts(rows: Iterator[Entry]) -> Iterator[list[Entry]]:
    while part := list(islice(rows, _CHUNK)):
        yield part


def _ledger(rows: Iterator[Entry], made: Packed) -> Iterator[bytes]:
    for part in _in_parts(rows):
        lines: dict[int, list[Line]] = {}
        for line in (
            Line.objects.filter(entry__in=[e.pk for e in part]).select_related("account").order_by("pk")
        ):
            lines.setdefault(line.entry_id, []).append(line)
        for entry in part:
            made.entries += 1
            made.stood |= {line.account_id: line.balance_fen for line in lines.get(entry.pk, [])}
            yield _json(_entry(entry, lines.get(entry.pk, [])))


def _entry(entry: Entry, lines: list[Line]) -> dict[str, object]:
    told = [
        Told(line.account_id, line.amount_fen, line.source_id, Book(line.account.book), line.division)
        for line in lines
    ]
    asked = body(
        EntryKind(entry.kind),
        entry.day,
        entry.words,
        entry.voucher,
        told,
        entry.reverses_id,
        party=entry.party,
    )
    return {
        "id": entry.pk,
        "key": entry.key,
        "posted": entry.made_at.isoformat(),
        "hash": entry.body_hash,
        "body": json.loads(canonical(asked)),
        "lines": [
            {
                "id": line.pk,
                "account": line.account_id,
                "fen": line.amount_fen,
                "balance": line.balance_fen,
                "source": line.source_id,
                "division": line.division,
            }
            for line in lines
        ],
    }


def _rows(rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """Lines of a .csv with a mark that tells its coding; nothing in it runs as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    yield "\ufeff".encode()
    for row in rows:
        writer.writerow([guarded(str(value)) for value in row])
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()


def _entries(rows: Iterator[Entry]) -> Iterator[bytes]:
    kinds = labels.entry_kind()

    def told() -> Iterator[list[object]]:
        yield ["分录号", "日期", "类别", "摘要", "凭证号", "对方单位", "冲销的分录"]
        for e in rows:
            yield [e.pk, e.day, kinds[EntryKind(e.kind)], e.words, e.voucher, e.party, e.reverses_id or ""]

    return _rows(told())


def _balance(accounts: list[Account], last: int) -> Iterator[bytes]:
    sums: dict[int, list[int]] = {a.pk: [0, 0] for a in accounts}
    lines = (
        Line.objects.filter(account__in=sums, entry__lte=last).order_by().values_list("account", "amount_fen")
    )
    for account, fen in lines.iterator(_CHUNK):
        sums[account][fen < 0] += abs(fen)

    def told() -> Iterator[list[object]]:
        yield ["科目编码", "科目名称", "借方发生", "贷方发生"]
        for a in accounts:
            yield [a.code, a.name, *(f"{fen // 100}.{fen % 100:02d}" for fen in sums[a.pk])]

    return _rows(told())


def _vouchers(rows: Iterator[Entry], archive: Archive, made: Packed) -> Iterator[list[object]]:
    """What hangs on entries, on the arrivals they are of and on the requests they paid."""
    yield ["分录号", "文件名", "位置"]
    for part in _in_parts(rows):
        about = {where: entry.pk for entry in part for where in _addresses(entry)}
        for each in Attachment.objects.filter(about__in=about).select_related("file").order_by("pk"):
            name = f"vouchers/{each.file.sha256}{Path(each.name).suffix.lower()}"
            try:
                data = read_file(each.file)
            except OSError:
                name = "没有找到这个文件"
            else:
                archive.put(name, [data])
                made.vouchers += 1
            yield [about[each.about], each.name, name]


def _addresses(entry: Entry) -> list[str]:
    found = [address(entry)]
    if entry.arrival:
        found.append(address(entry.arrival))
    if paid := request_of(entry.key):
        found.append(address(PaymentRequest(pk=paid)))
    return found
