"""R-31: a county with 10 GB of files is backed up, checked, and restored by one command; restored within 30 minutes.

Run with `python -m bench.keeping [GB]`; it needs four times as much room on the disk. Not part of `make bench`. Ends with 1
when a step fails, the restored county differs, or the restore takes longer.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COUNTY, SIZE = "990101000000", 10_000_000
GOAL = 30 * 60  # seconds
FOLDER = os.environ.get("GONGZHI_BENCH_ROOM")


def fill(gigabytes: float) -> None:
    """Files of 10 MB that nobody can pack, each kept with its entry. Run beside the county's data."""
    import django

    django.setup()
    from datetime import date

    from gongzhi.ground.accounts.models import Post, User
    from gongzhi.ground.accounts.queries import viewer_for
    from gongzhi.ground.files.services import keep_file

    user = User.objects.create(username="bench", full_name="测量")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))
    by = viewer_for(user, date(2026, 11, 24))
    for n in range(round(gigabytes * 1e9 / SIZE)):
        keep_file(os.urandom(SIZE), f"影像{n}.jpg", COUNTY, act="imports.use", by=by)


def _run(var: str, *words: str) -> float:
    env = {**os.environ, "GONGZHI_VAR": var, "DJANGO_SETTINGS_MODULE": "gongzhi.config.settings.demo"}
    env.pop("GONGZHI_DATABASE", None)
    began = time.monotonic()
    subprocess.run([sys.executable, *words], cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def _stored(var: str) -> list[tuple[str, int]]:
    return sorted((at.name, at.stat().st_size) for at in Path(var, "files").glob("??/*"))


def main(gigabytes: float) -> int:
    with tempfile.TemporaryDirectory(dir=FOLDER) as var, tempfile.TemporaryDirectory(dir=FOLDER) as bare:
        for words in ("migrate", "build_demo"):
            _run(var, "manage.py", words)
        _run(var, "-m", "bench.keeping", "fill", str(gigabytes))
        spent = {"backup": _run(var, "manage.py", "backup")}
        (copy,) = (Path(var) / "backups").glob("gongzhi-*")
        spent["verify_backup"] = _run(var, "manage.py", "verify_backup", str(copy))
        spent["restore"] = _run(bare, "manage.py", "restore", str(copy))
        spent["verify_audit"] = _run(bare, "manage.py", "verify_audit")
        same, files = _stored(var) == _stored(bare), len(_stored(bare))
    print(
        f"{gigabytes:g} GB in {files:,} files on SQLite, {'the same' if same else 'NOT the same'} afterwards"
    )
    print("  " + "   ".join(f"{name} {seconds:.0f} s" for name, seconds in spent.items()))
    return 0 if same and spent["restore"] <= GOAL else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["fill"]:
        fill(float(sys.argv[2]))
    else:
        sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10))
