"""Restoring a backup into an empty place, on whichever engine the settings name."""

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from gongzhi.ground.audit.anchors import anchors, mark_restored
from gongzhi.ground.audit.queries import guarded, verify
from gongzhi.ground.keeping import copies
from gongzhi.ground.keeping.backing import FILES, LIST, ROWS, migrations
from gongzhi.ground.keeping.checking import check, compare, is_portable
from gongzhi.ground.keeping.contents import Contents
from gongzhi.ground.keeping.filling import fill, must_be_empty
from gongzhi.ground.keeping.folders import copy_all, first_wrong, read_list
from gongzhi.ground.keeping.tables import exported
from gongzhi.ground.refusal import Refused


def restore(folder: Path, now: datetime) -> Contents:
    """Check the backup, put it in place, and check what now lies there. Refused in words, before anything is replaced."""
    said = check(folder)
    if is_portable(folder):
        _fill(folder, said)
    else:
        _place(folder / copies.NAME)
    copy_all(folder / FILES, Path(settings.FILES_ROOT))
    if wrong := first_wrong(Path(settings.FILES_ROOT), read_list(folder / LIST)):
        raise Refused(f"附件 {wrong} 没有写成，请检查磁盘后重新恢复。")
    if said.audit:
        mark_restored(now, said.audit)
    if not guarded() or (fault := verify(anchors())):
        raise Refused(f"恢复后的操作记录不完整。{fault.why if guarded() and fault else ''}")
    return said


def _fill(folder: Path, said: Contents) -> None:
    call_command("migrate", verbosity=0)
    if migrations() != said.migrations:
        raise Refused("备份与本程序的版本不同。请装生成备份的同一版本，恢复后再升级。")
    with transaction.atomic():
        compare(said.tables, fill(exported(), folder / ROWS))


def _place(copy: Path) -> None:
    """Put the copied file where the settings want the database."""
    if connection.vendor != "sqlite":
        raise Refused(
            "这份备份是 SQLite 文件，要恢复到 PostgreSQL，请先用 backup --portable 生成可移植的备份。"
        )
    to = Path(str(connection.settings_dict["NAME"]))
    if to.exists():
        with suppress(DatabaseError):  # a file without our tables is empty
            must_be_empty()
    connection.close()
    to.parent.mkdir(parents=True, exist_ok=True)
    fresh = to.with_suffix(".restoring")
    shutil.copyfile(copy, fresh)
    fresh.chmod(0o640)
    for beside in ("-wal", "-shm", "-journal"):
        Path(f"{to}{beside}").unlink(missing_ok=True)
    fresh.replace(to)
    call_command("migrate", verbosity=0)
