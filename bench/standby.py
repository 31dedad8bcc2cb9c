"""R-36: the primary dies, the standby takes over, nothing acknowledged is lost: python -m bench.standby BINDIR [--posts N].

Two PostgreSQL servers, the second a synchronous standby of the first. Fifty clerks enter what arrived over HTTP. In the middle
the standby is frozen for a second, so that commits hang without an answer; then every process of the primary is killed, the
standby goes on and is promoted. The program finds it by itself. Goal: 0 acknowledged lost, at most 30 s without an answer.
"""

import argparse
import json
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from bench.writers import children
from tests.killing import Server, struck

GOAL, FROZEN = 30.0, 1.0  # seconds
USER = "gongzhi"


class Pair:
    """A primary and its standby on Unix sockets in a folder of their own. Root borrows the account that the package made."""

    def __init__(self, bin_dir: str, home: Path) -> None:
        self.bin, self.home = bin_dir, home
        who = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        self.user = who.pw_name if who else None
        for name in ("one", "two"):
            (home / name).mkdir()
            if who:
                os.chown(home / name, who.pw_uid, who.pw_gid)
        if who:
            os.chown(home, who.pw_uid, who.pw_gid)

    def run(self, *words: str) -> str:
        command = [f"{self.bin}/{words[0]}", *words[1:]]
        done = subprocess.run(
            command, check=True, cwd=self.home, user=self.user, capture_output=True, text=True
        )
        return done.stdout

    def start(self, name: str) -> None:
        options = f"-k {self.home / name} -c listen_addresses=''"
        log = str(self.home / f"{name}.log")
        command = [
            f"{self.bin}/pg_ctl",
            "-D",
            str(self.home / name / "data"),
            "-w",
            "-l",
            log,
            "-o",
            options,
            "start",
        ]
        subprocess.run(command, check=True, cwd=self.home, user=self.user, stdout=subprocess.DEVNULL)

    def sql(self, name: str, words: str) -> str:
        return self.run(
            "psql", "-h", str(self.home / name), "-U", USER, "-d", "postgres", "-Atc", words
        ).strip()

    def set_up(self) -> None:
        one, two = (str(self.home / name / "data") for name in ("one", "two"))
        self.run("initdb", "-D", one, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.start("one")
        self.run("pg_basebackup", "-h", str(self.home / "one"), "-U", USER, "-D", two, "-R")
        self.start("two")
        self.sql("one", "ALTER SYSTEM SET synchronous_standby_names = '*'")
        self.sql("one", "SELECT pg_reload_conf()")
        while self.sql("one", "SELECT sync_state FROM pg_stat_replication") != "sync":
            time.sleep(0.1)

    @property
    def url(self) -> str:
        hosts = ",".join(str(self.home / name).replace("/", "%2F") for name in ("one", "two"))
        return f"postgres://{USER}@{hosts}/postgres?target_session_attrs=read-write"

    def processes(self, name: str) -> list[int]:
        main = int((self.home / name / "data" / "postmaster.pid").read_text().split()[0])
        return [main, *children(main)]

    def strike(self, _server: Server) -> None:
        """Freeze the standby, kill the primary, wake the standby and promote it."""
        standby = self.processes("two")
        for pid in standby:
            os.kill(pid, signal.SIGSTOP)
        time.sleep(FROZEN)
        for pid in self.processes("one"):
            os.kill(pid, signal.SIGKILL)
        for pid in standby:
            os.kill(pid, signal.SIGCONT)
        self.run("pg_ctl", "-D", str(self.home / "two" / "data"), "-w", "promote")

    def stop(self) -> None:
        for name in ("one", "two"):
            command = [f"{self.bin}/pg_ctl", "-D", str(self.home / name / "data"), "-m", "immediate", "stop"]
            subprocess.run(command, check=False, cwd=self.home, user=self.user, capture_output=True)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("bin", help="the folder with initdb and pg_ctl")
    asked.add_argument("--posts", type=int, default=2_000)
    given = asked.parse_args()
    home, var = (Path(tempfile.mkdtemp(prefix=f"gongzhi-{what}-")) for what in ("pair", "app"))
    pair = Pair(given.bin, home)
    try:
        pair.set_up()
        found = struck(pair.url, given.posts, [given.posts // 2], pair.strike, var)
    finally:
        pair.stop()
        for each in (home, var):
            shutil.rmtree(each, ignore_errors=True)
    print(json.dumps(found, ensure_ascii=False, indent=1))
    print(
        f"acknowledged and lost: {len(found['lost'])}; longest time without an answer: {found['gap']} s (goal {GOAL})"
    )
    sound = not (found["lost"] or found["twice"] or found["unbalanced"] or found["fault"]) and found["audit"]
    return 0 if sound and found["gap"] <= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
