"""What the database itself says of its settings, against what was promised (R-03, R-04)."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from gongzhi.config.database import wal_is_safe
from gongzhi.config.sqlite import VERSION

_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "fuse.sshfs",
    "fuse.glusterfs",
    "ceph",
    "afs",
    "ncpfs",
}
_SQLITE = ("journal_mode", "synchronous", "foreign_keys")
_POSTGRES = ("synchronous_commit", "fsync", "full_page_writes", "server_encoding", "server_version_num")
OLDEST_POSTGRES = 140000


@dataclass(frozen=True)
class InForce:
    """One value that is in force, what it should be, and whether it is."""

    name: str
    value: str
    right: str
    holds: bool


def in_force() -> list[InForce]:
    """Every promised setting as the connection has it."""
    return _sqlite() if connection.vendor == "sqlite" else _postgres()


def database_weaknesses() -> list[str]:
    return [
        f"数据库设置 {one.name} 现在是 {one.value}，应为 {one.right}。" for one in in_force() if not one.holds
    ]


def _sqlite() -> list[InForce]:
    values = {name: str(_ask(f"PRAGMA {name}")).lower() for name in _SQLITE}
    mode = str(connection.settings_dict["OPTIONS"].get("transaction_mode", "deferred")).lower()
    at = str(connection.settings_dict["NAME"])
    return sqlite_in_force(values, mode, VERSION, file_system(at), _mode(at))


def sqlite_in_force(
    values: Mapping[str, str], mode: str, version: tuple[int, ...], system: str, bits: int
) -> list[InForce]:
    """Pure: the rules alone, for any version and file system."""
    journals = ["wal", "delete"] if wal_is_safe(version) and system not in _NETWORK else ["delete"]
    return [
        InForce("SQLite", ".".join(map(str, version[:3])), "3.31 以上", version >= (3, 31)),
        InForce(
            "journal_mode", values["journal_mode"], " 或 ".join(journals), values["journal_mode"] in journals
        ),
        InForce("synchronous", values["synchronous"], "2 (FULL)", values["synchronous"] in {"2", "3"}),
        InForce("foreign_keys", values["foreign_keys"], "1", values["foreign_keys"] == "1"),
        InForce("transaction_mode", mode, "immediate", mode == "immediate"),
        InForce("数据库文件权限", f"{bits:o}", "其他人不可读（如 600）", bits & stat.S_IRWXO == 0),
    ]


def _postgres() -> list[InForce]:
    return postgres_in_force({name: str(_ask(f"SHOW {name}")) for name in _POSTGRES})


def postgres_in_force(values: Mapping[str, str]) -> list[InForce]:
    right: Mapping[str, Iterable[str]] = {
        "synchronous_commit": ("on", "remote_apply"),
        "fsync": ("on",),
        "full_page_writes": ("on",),
        "server_encoding": ("UTF8",),
    }
    found = [
        InForce(name, values[name], " 或 ".join(among), values[name] in among)
        for name, among in right.items()
    ]
    version = values["server_version_num"]
    return [
        InForce("PostgreSQL", version, f"{OLDEST_POSTGRES} 以上", int(version) >= OLDEST_POSTGRES),
        *found,
    ]


def file_system(path: str, mounts: str | None = None) -> str:
    """The kind of file system a path lies on, as the kernel calls it; empty where it does not say."""
    at = Path("/proc/mounts")
    table = mounts if mounts is not None else at.read_text(encoding="utf-8") if at.exists() else ""
    lines = [line.split() for line in table.splitlines()]
    whole = os.path.realpath(path)
    under = [(line[1], line[2]) for line in lines if len(line) > 2 and _below(whole, line[1])]
    return max(under, key=lambda mount: len(mount[0]), default=("", ""))[1]


def _below(path: str, mount: str) -> bool:
    return path == mount or path.startswith(mount.rstrip("/") + "/")


def _mode(path: str) -> int:
    at = Path(path)
    return stat.S_IMODE(at.stat().st_mode) if at.is_file() else 0o600


def _ask(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
