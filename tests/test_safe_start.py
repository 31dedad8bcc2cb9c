"""Production refuses what a demo may have (R-03, R-04, R-49)."""

import base64
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, get_commands
from django.test import override_settings

from gongzhi.config.database import wal_is_safe
from gongzhi.config.given import SETTINGS, from_file, read_given
from gongzhi.config.safe_database import file_system, in_force, postgres_in_force, sqlite_in_force
from gongzhi.config.safe_start import file_weaknesses, refuse_to_start_weakly, weaknesses, weaknesses_now
from gongzhi.demo.year import open_places
from tools.settings_page import page

ROOT = Path(__file__).resolve().parent.parent
SECRET = "correct-horse-battery-staple-0123456789-QWERTZUIOP!"
KEYS = "k1:" + base64.b64encode(bytes(range(32))).decode()
STRONG = {"debug": False, "secret": SECRET, "hosts": ["gz.example"], "demo": False, "keys": KEYS}


def test_a_strong_setting_starts() -> None:
    assert weaknesses(**STRONG) == []


@pytest.mark.parametrize(
    "weak",
    [
        {"debug": True},
        {"secret": ""},
        {"secret": "k" * 60},
        {"secret": "demo" + SECRET},
        {"hosts": []},
        {"hosts": ["*"]},
        {"demo": True},
        {"keys": ""},
        {"keys": KEYS.replace("k1", "demo")},
        {"keys": "k1:" + base64.b64encode(bytes(32)).decode()},
        {"keys": f"{KEYS},{KEYS}"},
    ],
    ids=str,
)
def test_each_weakness_is_named(weak: dict[str, object]) -> None:
    assert len(weaknesses(**{**STRONG, **weak})) == 1


@pytest.mark.django_db
def test_demo_accounts_are_refused_in_production_only() -> None:
    open_places(date(2026, 3, 2))
    refuse_to_start_weakly()
    with override_settings(DEMO_MODE=False), pytest.raises(ImproperlyConfigured, match="演示账号"):
        refuse_to_start_weakly()


LITE = {"journal_mode": "delete", "synchronous": "2", "foreign_keys": "1"}


@pytest.mark.parametrize(
    ("values", "mode", "version", "system", "bits", "wrong"),
    [
        ({}, "immediate", (3, 40, 1), "ext4", 0o640, ""),
        ({"journal_mode": "wal"}, "immediate", (3, 53, 4), "ext4", 0o600, ""),
        ({"journal_mode": "wal"}, "immediate", (3, 40, 1), "ext4", 0o600, "journal_mode"),
        ({"journal_mode": "wal"}, "immediate", (3, 53, 4), "nfs4", 0o600, "journal_mode"),
        ({"journal_mode": "memory"}, "immediate", (3, 53, 4), "ext4", 0o600, "journal_mode"),
        ({"synchronous": "1"}, "immediate", (3, 53, 4), "ext4", 0o600, "synchronous"),
        ({"foreign_keys": "0"}, "immediate", (3, 53, 4), "ext4", 0o600, "foreign_keys"),
        ({}, "deferred", (3, 53, 4), "ext4", 0o600, "transaction_mode"),
        ({}, "immediate", (3, 53, 4), "ext4", 0o644, "数据库文件权限"),
        ({}, "immediate", (3, 22, 0), "ext4", 0o600, "SQLite"),
    ],
)
def test_a_weaker_sqlite_is_named(
    values: dict[str, str], mode: str, version: tuple[int, ...], system: str, bits: int, wrong: str
) -> None:
    found = sqlite_in_force({**LITE, **values}, mode, version, system, bits)
    assert [one.name for one in found if not one.holds] == ([wrong] if wrong else [])


@pytest.mark.parametrize("name", ["synchronous_commit", "fsync", "full_page_writes"])
def test_a_weaker_postgres_is_named(name: str) -> None:
    strong = {
        "synchronous_commit": "on",
        "fsync": "on",
        "full_page_writes": "on",
        "server_encoding": "UTF8",
        "server_version_num": "150020",
    }
    assert all(one.holds for one in postgres_in_force(strong))
    assert [one.name for one in postgres_in_force({**strong, name: "off"}) if not one.holds] == [name]


def test_the_wal_reset_bug_has_its_range() -> None:
    assert [wal_is_safe(v) for v in ((3, 6, 23), (3, 7, 0), (3, 51, 2), (3, 51, 3))] == [
        True,
        False,
        False,
        True,
    ]


def test_the_longest_mount_says_what_a_path_lies_on() -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/x /srv nfs4 rw 0 0\n"
    assert file_system("/srv/gongzhi.db", mounts) == "nfs4"
    assert file_system("/srvother/gongzhi.db", mounts) == "ext4"


@pytest.mark.django_db
def test_the_connection_tells_what_is_in_force() -> None:
    """The test database itself: the throw-away PostgreSQL runs without fsync, the SQLite in memory without a journal."""
    assert {one.name for one in in_force() if not one.holds} <= {
        "journal_mode",
        "synchronous_commit",
        "fsync",
        "full_page_writes",
    }
    with pytest.raises(CommandError, match="不能用于正式环境"):
        call_command("check_settings")
    assert any("演示模式" in words for words in weaknesses_now())


def test_a_settings_file_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    at = tmp_path / "gongzhi.toml"
    at.write_text(
        'hosts = ["a.example", "b.example"]\nmetrics = true\nlog_level = "ERROR"\n', encoding="utf-8"
    )
    environment = {"GONGZHI_SETTINGS": str(at), "GONGZHI_LOG_LEVEL": "DEBUG"}
    read_given(environment)
    assert environment["GONGZHI_HOSTS"] == "a.example,b.example"
    assert environment["GONGZHI_METRICS"] == "1"
    assert environment["GONGZHI_LOG_LEVEL"] == "DEBUG"


@pytest.mark.parametrize(("text", "why"), [("host = 'a'", "不认识的名字：host"), ("hosts =", "TOML")])
def test_a_settings_file_with_a_slip_is_refused(tmp_path: Path, text: str, why: str) -> None:
    at = tmp_path / "gongzhi.toml"
    at.write_text(text, encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match=why):
        from_file(at)
    with pytest.raises(ImproperlyConfigured, match="读不了"):
        from_file(tmp_path / "none.toml")


def test_a_settings_file_open_to_all_is_named(tmp_path: Path) -> None:
    at = tmp_path / "gongzhi.toml"
    at.write_text("", encoding="utf-8")
    at.chmod(0o644)
    assert len(file_weaknesses(str(at))) == 1
    at.chmod(0o640)
    assert file_weaknesses(str(at)) == []


def test_every_setting_that_is_read_stands_in_the_table() -> None:
    """A new one: a line in SETTINGS of gongzhi/config/given.py, then python -m tools.settings_page write."""
    sources = [*(ROOT / "gongzhi" / "config").rglob("*.py")]
    read = {n for at in sources for n in re.findall(r'environ\S*\(\s*"(GONGZHI_\w+)"', at.read_text("utf-8"))}
    known = {setting.name for setting in SETTINGS}
    assert read - {"GONGZHI_TEST_DATABASE"} == known


def test_the_page_of_settings_is_that_of_the_table() -> None:
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == page()


def test_the_example_file_is_understood_and_its_key_is_not_a_key() -> None:
    given = from_file(ROOT / "deploy" / "gongzhi.toml")
    assert weaknesses(**{**STRONG, "secret": given["GONGZHI_SECRET_KEY"]})
    assert weaknesses(**{**STRONG, "keys": given["GONGZHI_FIELD_KEYS"]})


def test_the_units_run_commands_that_there_are() -> None:
    commands = set(get_commands())
    for unit in (ROOT / "deploy" / "systemd").glob("*.service"):
        for words in re.findall(r"manage\.py (\w+)", unit.read_text(encoding="utf-8")):
            assert words in commands, unit.name


def test_the_proxy_keeps_the_figures_at_home() -> None:
    text = (ROOT / "deploy" / "nginx" / "gongzhi.conf").read_text(encoding="utf-8")
    assert re.search(r"location = /metrics \{\s+return 404;", text)
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text


PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "gongzhi.config.settings.production",
    "GONGZHI_SECRET_KEY": SECRET,
    "GONGZHI_HOSTS": "gz.example",
    "GONGZHI_FIELD_KEYS": KEYS,
}


def manage(var: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("GONGZHI_", "DJANGO_"))}
    env = {**clean, **PRODUCTION, "GONGZHI_VAR": str(var), **more}
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


def test_a_real_county_starts_and_is_sound_and_a_weak_one_does_not(tmp_path: Path) -> None:
    """The whole way, in processes of their own: migrate, check, open the door, and then with an open database."""
    assert manage(tmp_path, "manage.py", "migrate", "-v0").returncode == 0
    sound = manage(tmp_path, "manage.py", "check_settings")
    assert sound.returncode == 0 and "设置符合要求" in sound.stdout, sound.stderr
    checked = manage(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr
    door = ("-c", "import gongzhi.config.wsgi")
    assert manage(tmp_path, *door).returncode == 0
    (tmp_path / "gongzhi.db").chmod(0o644)
    weak = manage(tmp_path, *door)
    assert weak.returncode != 0 and "数据库文件权限" in weak.stderr
    assert manage(tmp_path, *door, GONGZHI_HOSTS="*").returncode != 0
