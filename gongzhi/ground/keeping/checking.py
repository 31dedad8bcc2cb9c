"""Checking a backup where it lies: every file, every row, and the audit chain in it."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from gongzhi.ground.audit.anchors import anchors
from gongzhi.ground.audit.chain import Anchor, Link, first_fault
from gongzhi.ground.audit.models import Entry
from gongzhi.ground.audit.queries import links
from gongzhi.ground.keeping import contents, copies
from gongzhi.ground.keeping.backing import FILES, LIST, ROWS, files_sum, read_moment
from gongzhi.ground.keeping.contents import Contents
from gongzhi.ground.keeping.dumping import Sum
from gongzhi.ground.keeping.folders import first_wrong, read_list
from gongzhi.ground.refusal import Refused


def is_portable(folder: Path) -> bool:
    return (folder / ROWS).is_dir()


def check(folder: Path) -> Contents:
    """What the backup holds. Refused in words at the first thing in it that is not as it was written."""
    said = contents.read(folder)
    kept = read_list(folder / LIST)
    if files_sum(folder, kept) != said.files:
        raise Refused(f"备份的附件清单 {LIST} 与 {contents.NAME} 不符，可能被改过。请换一份备份。")
    if wrong := first_wrong(folder / FILES, kept):
        raise Refused(f"备份里的附件 {wrong} 缺失或损坏。请换一份备份。")
    found = _packed_sums(folder, said) if is_portable(folder) else _copied_sums(folder)
    compare(said.tables, found)
    _check_chain(folder, said)
    return said


def compare(said: dict[str, Sum], found: dict[str, Sum]) -> None:
    """Refused with the name of the first table that differs."""
    for label in sorted({*said, *found}):
        if said.get(label) != found.get(label):
            raise Refused(f"表 {label} 与备份记下的行数或校验和不符，可能损坏或被改过。请换一份备份。")


def _copied_sums(folder: Path) -> dict[str, Sum]:
    copies.must_be_whole(folder / copies.NAME)
    with copies.opened(folder / copies.NAME) as alias:
        return read_moment(alias).tables


def _packed_sums(folder: Path, said: Contents) -> dict[str, Sum]:
    return {label: _packed_sum(folder / ROWS / f"{label}.jsonl.gz") for label in said.tables}


def _packed_sum(at: Path) -> Sum:
    digest, rows = hashlib.sha256(), -1
    try:
        with gzip.open(at, "rb") as stream:
            for line in stream:
                digest.update(line)
                rows += 1
    except (OSError, EOFError, zlib.error):
        return Sum(-1, "")
    return Sum(rows, digest.hexdigest())


def _check_chain(folder: Path, said: Contents) -> None:
    """The chain in the backup holds, ends where the backup says, and meets the anchors up to there."""
    reached = said.audit or Anchor(0, "")
    known = [one for one in anchors() if one.seq <= reached.seq]
    outside = [*known, reached] if reached.seq else known
    if is_portable(folder):
        fault = first_fault(_packed_links(folder / ROWS / f"{Entry._meta.label}.jsonl.gz"), outside)
    else:
        with copies.opened(folder / copies.NAME) as alias:
            fault = first_fault(links(alias), outside)
    if fault:
        raise Refused(f"备份里的操作记录不完整。{fault.why}请换一份备份。")


def _packed_links(at: Path) -> Iterator[Link]:
    with gzip.open(at, "rt", encoding="utf-8") as stream:
        columns = json.loads(next(stream))
        for line in stream:
            row = dict(zip(columns, json.loads(line), strict=True))
            yield Link(
                seq=row["seq"],
                at=row["at"].replace("+00:00", "Z"),
                by=row["by_id"],
                event=row["event"],
                about=row["about"],
                division=row["division"],
                facts=json.loads(row["facts"]),
                prev=row["prev"],
                seal=row["seal"],
            )
