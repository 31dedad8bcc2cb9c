"""Backup, restore and the move between engines, as whoever keeps the machine does it (R-30, R-31, R-33).

Every step is a command in a process of its own, on databases of their own: SQLite always, PostgreSQL where the suite
runs on it.
"""

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from django.utils.timezone import localdate

from tests.standing import kept_at, whole

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).resolve().parent.parent
SERVER = os.environ.get("GONGZHI_TEST_DATABASE", "")
ON_POSTGRES = SERVER.startswith("postgres")
ENGINES = ["postgres"] if ON_POSTGRES else ["sqlite"]
# From either to the other; to itself is tried on SQLite.
PAIRS = [("sqlite", "postgres"), ("postgres", "sqlite")] if ON_POSTGRES else [("sqlite", "sqlite")]


@dataclass
class Machine:
    """One installation: its folder and its settings."""

    var: Path
    engine: str
    env: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.var.mkdir()
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("GONGZHI_", "DJANGO_"))}
        demo = "gongzhi.config.settings.demo"
        self.env = {**clean, "GONGZHI_VAR": str(self.var), "DJANGO_SETTINGS_MODULE": demo}
        if self.engine == "postgres":
            base, _, _name = SERVER.rpartition("/")
            name = f"keep_{uuid.uuid4().hex[:12]}"
            with psycopg.connect(SERVER, autocommit=True) as server:
                server.execute(f'CREATE DATABASE "{name}"')
            self.env["GONGZHI_DATABASE"] = f"{base}/{name}"

    def run(self, *words: str, fails: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.env, capture_output=True, text=True, check=False
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stderr if fails else done.stdout

    def manage(self, *words: str, fails: bool = False) -> str:
        return self.run("manage.py", *words, fails=fails)

    def backups(self) -> list[Path]:
        return sorted((self.var / "backups").glob("gongzhi-*"))

    def back_up(self, *words: str) -> Path:
        before = set(self.backups())
        while not (new := [one for one in self.backups() if one not in before]):
            self.manage("backup", *words)
        return new[0]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A county year on SQLite, with a file, that no test changes. Built once for one state of the program."""
    machine = Machine(tmp_path_factory.mktemp("demo") / "var", "sqlite")
    kept = kept_at(f"machine-{localdate()}")
    if not kept.exists():
        machine.run("-m", "tests.migrated")
        machine.manage("build_demo")
        whole(kept, lambda half: shutil.copytree(machine.var, half, dirs_exist_ok=True))
        return machine
    shutil.copytree(kept, machine.var, dirs_exist_ok=True)
    return machine


@pytest.fixture(scope="module")
def native(demo: Machine) -> Path:
    return demo.back_up()


@pytest.fixture(scope="module")
def portable(demo: Machine) -> Path:
    time.sleep(1.1)  # folders are named by the second
    return demo.back_up("--portable")


def held(folder: Path) -> dict[str, str]:
    """Every file of a backup, by its bytes."""
    return {
        str(at.relative_to(folder)): at.read_bytes().hex() for at in sorted(folder.rglob("*")) if at.is_file()
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_a_backup_while_twenty_write_is_whole_and_restores(tmp_path: Path, engine: str) -> None:
    busy, stop = Machine(tmp_path / "busy", engine), tmp_path / "stop"
    busy.run("-m", "tests.migrated")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.writing_meanwhile", str(stop)],
        cwd=ROOT,
        env=busy.env,
        stdout=subprocess.PIPE,
        text=True,
    ) as writers:
        assert writers.stdout is not None and writers.stdout.readline() == "started\n"
        try:
            time.sleep(0.5)
            made = busy.back_up()
        finally:
            stop.touch()
        organisations, receipts = map(int, writers.stdout.readline().split())
    again = Machine(tmp_path / "again", engine)
    assert "恢复完成" in again.manage("restore", str(made))
    assert "操作记录完整" in again.manage("verify_audit")
    said = json.loads((made / "contents.json").read_text(encoding="utf-8"))
    rows = {name: table["rows"] for name, table in said["tables"].items()}
    assert 0 < rows["registry.Organisation"] <= organisations
    assert 0 < rows["funds.Entry"] == rows["funds.Arrival"] <= receipts
    assert rows["funds.Line"] == 2 * rows["funds.Entry"]
    assert f"总账完整：{rows['funds.Entry']} 笔分录" in again.manage("verify_ledger")
    assert rows["audit.Entry"] == said["audit"]["seq"]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_everything_moves_to_the_other_engine_and_is_the_same_to_the_byte(
    tmp_path: Path, portable: Path, source: str, target: str
) -> None:
    first, second = Machine(tmp_path / "first", source), Machine(tmp_path / "second", target)
    first.manage("restore", str(portable))
    moved = first.back_up("--portable")
    second.manage("restore", str(moved))
    assert held(second.back_up("--portable")) == held(moved) == held(portable)
    assert "操作记录完整" in second.manage("verify_audit")


@pytest.mark.alike
def test_the_copy_of_an_sqlite_file_holds_the_same_and_no_open_session(
    tmp_path: Path, demo: Machine, native: Path
) -> None:
    code = (
        "import django; django.setup()\n"
        "from django.contrib.sessions.backends.db import SessionStore\n"
        "SessionStore().save()"
    )
    demo.run("-c", code)
    time.sleep(1.1)
    made = demo.back_up()
    with sqlite3.connect(made / "gongzhi.db") as copy:
        assert copy.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
    assert (made.stat().st_mode & 0o077) == 0
    again = Machine(tmp_path / "again", "sqlite")
    again.manage("restore", str(native))
    tables = json.loads((again.back_up("--portable") / "contents.json").read_text("utf-8"))["tables"]
    assert tables == json.loads((native / "contents.json").read_text("utf-8"))["tables"]


@pytest.mark.alike
def test_what_is_there_is_never_overwritten(demo: Machine, native: Path, portable: Path) -> None:
    before = (demo.var / "gongzhi.db").read_bytes()
    assert "已经有数据" in demo.manage("restore", str(native), fails=True)
    assert "已经有数据" in demo.manage("restore", str(portable), fails=True)
    assert (demo.var / "gongzhi.db").read_bytes() == before


@pytest.mark.alike
def test_the_oldest_backups_are_deleted_and_never_the_last(tmp_path: Path, native: Path) -> None:
    county = Machine(tmp_path / "county", "sqlite")
    county.manage("restore", str(native))
    for day in range(1, 4):
        (county.var / "backups" / f"gongzhi-2026010{day}T000000").mkdir(parents=True)
    (county.var / "backups" / "gongzhi-20260104T000000.part").mkdir()
    made = county.back_up("--keep", "2")
    names = [at.name for at in county.backups()]
    assert names == ["gongzhi-20260103T000000", "gongzhi-20260104T000000.part", made.name]


def spoil_file(folder: Path) -> None:
    at = next(one for one in (folder / "files").rglob("*") if one.is_file())
    at.write_bytes(at.read_bytes()[:-1])


def spoil_list(folder: Path) -> None:
    (folder / "files.txt").write_text("", encoding="utf-8")


def spoil_rows(folder: Path) -> None:
    """One name changed, and packed again as if nothing had been."""
    at = folder / "rows" / "registry.Organisation.jsonl.gz"
    at.write_bytes(
        gzip.compress(gzip.decompress(at.read_bytes()).replace("社区".encode(), "社團".encode(), 1))
    )


def spoil_packing(folder: Path) -> None:
    at = folder / "rows" / "registry.Organisation.jsonl.gz"
    at.write_bytes(at.read_bytes()[:-20])


def spoil_contents(folder: Path) -> None:
    (folder / "contents.json").unlink()


def forge_audit(folder: Path) -> None:
    """An entry changed, with the sum of its table made to fit: only the chain knows."""
    import hashlib

    at = folder / "rows" / "audit.Entry.jsonl.gz"
    text = gzip.decompress(at.read_bytes()).replace(b"tasks.task.added", b"tasks.task.moved", 1)
    at.write_bytes(gzip.compress(text, mtime=0))
    said = json.loads((folder / "contents.json").read_text(encoding="utf-8"))
    said["tables"]["audit.Entry"]["sha256"] = hashlib.sha256(text).hexdigest()
    (folder / "contents.json").write_text(json.dumps(said), encoding="utf-8")


@pytest.mark.alike
@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (spoil_file, "附件"),
        (spoil_list, "附件清单"),
        (spoil_rows, "表 registry.Organisation"),
        (spoil_packing, "表 registry.Organisation"),
        (spoil_contents, "不是完整的备份"),
        (forge_audit, "操作记录不完整"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_spoilt_backup_is_refused_with_its_place(
    tmp_path: Path, demo: Machine, portable: Path, spoil: object, why: str
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(portable, copy)
    spoil(copy)  # type: ignore[operator]
    assert why in demo.manage("verify_backup", str(copy), fails=True)


@pytest.mark.alike
def test_a_row_changed_in_a_copied_database_is_found(tmp_path: Path, demo: Machine, native: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(native, copy)
    assert "备份完整" in demo.manage("verify_backup", str(copy))
    with sqlite3.connect(copy / "gongzhi.db") as spoilt:
        spoilt.execute("UPDATE registry_organisation SET name = '改过' WHERE id = 1")
    assert "表 registry.Organisation" in demo.manage("verify_backup", str(copy), fails=True)


def test_restoring_an_older_state_is_said_outside_and_does_not_break_the_chain(
    tmp_path: Path, native: Path
) -> None:
    county = Machine(tmp_path / "county", "sqlite")
    county.manage("restore", str(native))
    older = county.back_up()
    county.manage("readonly", "on")
    county.manage("readonly", "off")
    county.manage("verify_audit", "--anchor")
    (county.var / "gongzhi.db").unlink()
    county.manage("restore", str(older))
    assert "恢复过较早的备份" in county.manage("verify_audit")
    county.manage("readonly", "on")
    assert "恢复过较早的备份" in county.manage("verify_audit", "--anchor")
    assert len(list((county.var / "anchors").glob("*-restored.json"))) == 1
