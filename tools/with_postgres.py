"""Run a command beside a throw-away PostgreSQL on a Unix socket: with_postgres.py BINDIR COMMAND …

The server refuses to run as root, so root borrows the postgres account that the package made.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SPEED = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


def main(bin_dir: str, command: list[str]) -> int:
    home = Path(tempfile.mkdtemp(prefix="gongzhi-pg-"))
    as_root = os.geteuid() == 0
    who = pwd.getpwnam("postgres") if as_root else None
    if who:
        os.chown(home, who.pw_uid, who.pw_gid)
    user = "postgres" if as_root else None
    data = home / "data"

    def server(*words: str) -> None:
        subprocess.run(
            [f"{bin_dir}/{words[0]}", *words[1:]], check=True, cwd=home, stdout=subprocess.DEVNULL, user=user
        )

    server("initdb", "-D", str(data), "-U", "gongzhi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    server("pg_ctl", "-D", str(data), "-w", "-l", str(home / "log"), "-o", f"-k {home} {SPEED}", "start")
    try:
        socket = str(home).replace("/", "%2F")
        env = {**os.environ, "GONGZHI_TEST_DATABASE": f"postgres://gongzhi@{socket}/postgres"}
        return subprocess.run(command, env=env, check=False).returncode
    finally:
        server("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
