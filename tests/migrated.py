"""A database of SQLite with every migration in it, made once for one state of the migrations and copied from then on."""

import os
import shutil
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from time import time
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "migrated"
_OLD = 7 * 24 * 3600  # seconds


def template() -> Path:
    """Where it lies, whether it is there or not. Another migration, another name."""
    mark = sha256(django.__version__.encode())
    for app in apps.get_app_configs():
        try:
            folder = Path(str(import_module(f"{app.name}.migrations").__file__)).parent
        except ModuleNotFoundError:
            continue
        for file in sorted(folder.glob("*.py")):
            mark.update(f"{app.label}/{file.name}\0".encode() + file.read_bytes())
    for file in sorted((ROOT / "gongzhi").rglob("guard*.py")):  # what migrations put up as it is today
        mark.update(file.read_bytes())
    return KEPT / f"{mark.hexdigest()[:20]}.sqlite3"


def migrate() -> None:
    """Every migration in the database at hand, which is empty: copied where that can be done."""
    path = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor != "sqlite" or path.exists():
        call_command("migrate", verbosity=0)
        return
    if (kept := template()).exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, path)
        return
    call_command("migrate", verbosity=0)
    keep()


def fill(name: str) -> Any:
    """The shared database in memory of that name, filled where a copy lies ready; it is there as long as what is given back."""
    held, kept = _open(name), template()
    if kept.exists():
        source = _open(f"file:{kept}?mode=ro")
        source.backup(held)
        source.close()
    return held


def keep() -> None:
    """The database at hand for the next who asks. Whole or not at all: two processes may be at it."""
    kept = template()
    if kept.exists():
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.sqlite3"):
        if old.stat().st_mtime < time() - _OLD:
            old.unlink(missing_ok=True)
    half = kept.with_suffix(f".{os.getpid()}")
    target = _open(f"file:{half}")
    connection.ensure_connection()
    connection.connection.backup(target)
    target.execute("PRAGMA journal_mode = DELETE")
    target.close()
    half.replace(kept)


def _open(uri: str) -> Any:
    """With the engine that Django has."""
    engine: Any = connection
    return engine.Database.connect(uri, uri=True)


if __name__ == "__main__":
    django.setup()
    migrate()
