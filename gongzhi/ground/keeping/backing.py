"""Making a backup: one moment of the database, every file, and what it all came to."""

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from gongzhi.ground.audit.queries import last_link
from gongzhi.ground.keeping import contents, copies
from gongzhi.ground.keeping.contents import Contents
from gongzhi.ground.keeping.dumping import Sum, one_moment, sum_up, write_tables
from gongzhi.ground.keeping.folders import Kept, copy_all, sum_of
from gongzhi.ground.keeping.tables import exported
from gongzhi.ground.refusal import Refused

ROWS, FILES, LIST = "rows", "files", "files.txt"


@dataclass(frozen=True)
class Made:
    """A finished backup: where it lies, what it holds, and how many bytes its files have."""

    folder: Path
    contents: Contents
    size: int


def back_up(root: Path, now: datetime, *, portable: bool = False) -> Made:
    """Write a new folder below `root`. `portable`: rows as text, which either engine takes in again.

    PostgreSQL backups are always portable. The folder has its final name only once it is whole.
    """
    final = root / f"gongzhi-{now:%Y%m%dT%H%M%S}"
    folder = final.with_suffix(".part")
    if final.exists() or folder.exists():
        raise Refused(f"备份目录 {final.name} 已经存在。请过一秒再试，或删除没有做完的 {folder.name}。")
    folder.mkdir(parents=True, mode=0o700)
    made = _tables(folder, portable=portable)
    kept = copy_all(Path(settings.FILES_ROOT), folder / FILES)
    (folder / LIST).write_text("".join(one.line() for one in kept), encoding="utf-8")
    whole = Contents(made.tables, made.audit, made.migrations, files_sum(folder, kept))
    (folder / contents.NAME).write_text(whole.text(), encoding="utf-8")
    os.sync()
    folder.rename(final)
    return Made(final, whole, sum(at.stat().st_size for at in final.rglob("*") if at.is_file()))


def forget(root: Path, keep: int | None) -> None:
    """Delete the oldest finished backups, and never the last one."""
    finished = sorted(at for at in root.glob("gongzhi-*T*") if at.is_dir() and at.suffix == "")
    for folder in finished[: -max(keep, 1)] if keep is not None else []:
        shutil.rmtree(folder)


def files_sum(folder: Path, kept: list[Kept]) -> Sum:
    return Sum(len(kept), sum_of(folder / LIST))


def _tables(folder: Path, *, portable: bool) -> Contents:
    if connection.vendor == "postgresql":
        return read_moment("default", folder / ROWS)
    copy = folder / copies.NAME
    copies.copy_sqlite(copy)
    with copies.opened(copy) as alias:
        found = read_moment(alias, folder / ROWS if portable else None)
    if portable:
        copy.unlink()
    return found


def read_moment(alias: str, rows: Path | None = None) -> Contents:
    """What a database comes to, at one moment; with `rows`, its tables are written there too."""
    with one_moment(alias) as db:
        tables = exported()
        sums = (
            write_tables(tables, db, rows) if rows else {table.label: sum_up(table, db) for table in tables}
        )
        return Contents(sums, last_link(alias), migrations(alias), Sum(0, ""))


def migrations(alias: str = "default") -> list[str]:
    return sorted(".".join(one) for one in MigrationRecorder(connections[alias]).applied_migrations())
