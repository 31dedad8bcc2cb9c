"""Importing organisations from .xlsx: validated, audited and atomic, against reading the file and bulk_create alone.

Run with `python -m bench.importing` (SQLite in a file of its own; beside tools/with_postgres.py: PostgreSQL). Each line
is a process of its own, so that its peak memory is its own. Ends with 1 when 100,000 rows take more than three times
as long, or the chain of the audit does not hold afterwards. `locked` is how long others could not write; what that
means to people who save forms is measured by `python -m bench.import_crowd`.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

GOAL = 3.0
SIZES = (10_000, 100_000)
HEAD = ("名称", "区划", "类别", "联系人", "说明")
COUNTY = "990101000000"


def make_file(at: Path, number: int) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(at), {"constant_memory": True})
    sheet = book.add_worksheet()
    for column, head in enumerate(HEAD):
        sheet.write_string(0, column, head)
    for n in range(number):
        row = (f"梧桐里第{n}志愿服务队", "青禾县", "社会组织", f"张{n % 1000}", f"登记说明{n}")
        for column, cell in enumerate(row):
            sheet.write_string(n + 1, column, cell)
    book.close()


def start() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.config.settings.test")
    django.setup()


def prepare() -> None:
    """Tables, one county, one person who may write in it; nothing of an earlier line."""
    from django.core.management import call_command
    from django.db import connection

    from gongzhi.ground.accounts.models import Post, User
    from gongzhi.ground.audit.guard import AUDIT
    from gongzhi.ground.divisions.services import put_division
    from gongzhi.ground.guards import GUARDS, run

    if _migrated():
        guards, vendor = [AUDIT, *GUARDS], connection.vendor
        run(sql for each in guards for sql in each.take_down(vendor))
        call_command("flush", interactive=False, verbosity=0)
        run(sql for each in guards for sql in each.put_up(vendor))
    else:
        call_command("migrate", verbosity=0)
    put_division(COUNTY, "青禾县")
    user = User.objects.create_user("bench")
    Post.objects.create(user=user, role="office", division=COUNTY, starts_on=date(2020, 1, 1))


def _migrated() -> bool:
    from django.db import connection

    return "audit_entry" in connection.introspection.table_names()


def alone(file: Path) -> dict[str, float]:
    """The yardstick: calamine and bulk_create, no rule looked at and nothing written down."""
    from python_calamine import CalamineWorkbook

    from gongzhi.registry.models import Organisation

    started = perf_counter()
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    read = perf_counter() - started
    Organisation.objects.bulk_create(
        Organisation(division=COUNTY, name=str(name), kind="social_org", contact=str(contact), note=str(note))
        for name, _place, _kind, contact, note in rows[1:]
    )
    return {"seconds": perf_counter() - started, "read": read, "rows": len(rows) - 1}


def ours(file: Path, *, back_again: bool = True) -> dict[str, float]:
    from gongzhi.ground.accounts.models import User
    from gongzhi.ground.accounts.queries import viewer_for
    from gongzhi.ground.audit.models import Entry
    from gongzhi.ground.audit.queries import verify
    from gongzhi.ground.books.reading import read_book
    from gongzhi.ground.imports.rules import find_head, propose
    from gongzhi.ground.imports.services import keep_upload, undo
    from gongzhi.ground.web.import_carrying import carry_out
    from gongzhi.ground.web.importing import IMPORTS
    from gongzhi.registry.models import Organisation

    by = viewer_for(User.objects.get(username="bench"), date(2026, 3, 2))
    spec = IMPORTS["organisations"]
    started = perf_counter()
    data = file.read_bytes()
    book = read_book(data, file.name)
    read = perf_counter() - started
    head, heads = find_head(book.rows, spec.labels(by))
    columns = propose(heads, spec.labels(by))
    run = keep_upload(spec.kind, file.name, data, COUNTY, head=head, columns=columns, by=by)
    made = carry_out(spec, run, book.rows, by)
    seconds, mb = perf_counter() - started, peak()
    told = Entry.objects.filter(event="registry.organisation.added").count()
    sound = told == Organisation.objects.count() >= made.counts["new"] and verify() is None
    found = {"seconds": seconds, "read": read, "rows": told, "locked": made.locked, "mb": mb}
    if not back_again:
        return {**found, "sound": float(sound)}
    began = perf_counter()
    undo(run, spec.act, by=by)
    found["undo"] = perf_counter() - began
    sound = (
        sound and verify() is None and not Organisation.objects.filter(note__startswith="登记说明").exists()
    )
    return {**found, "sound": float(sound)}


def peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def line(what: str, file: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.importing", what, str(file)], check=True, stdout=subprocess.PIPE
    )
    return dict(json.loads(done.stdout))


def one(what: str, file: Path) -> None:
    start()
    prepare()
    found = {"alone": alone, "ours": ours}[what](file)
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"mb": peak(), **found, "child_mb": child}))


def main() -> int:
    failed = 0
    with tempfile.TemporaryDirectory(prefix="gongzhi-bench-") as home:
        os.environ.setdefault("GONGZHI_TEST_DATABASE", f"sqlite:///{home}/bench.db")
        print(
            f"{'rows':>8} {'alone':>9} {'ours':>9} {'ratio':>6} {'locked':>8} {'undo':>8} {'alone MB':>9} {'ours MB':>8} {'reader':>7}"
        )
        for number in SIZES:
            file = Path(home) / f"{number}.xlsx"
            make_file(file, number)
            theirs, mine = line("alone", file), line("ours", file)
            ratio = mine["seconds"] / theirs["seconds"]
            print(
                f"{number:8,} {theirs['seconds']:7.2f} s {mine['seconds']:7.2f} s {ratio:6.2f} {mine['locked']:6.2f} s {mine['undo']:6.2f} s"
                f" {theirs['mb']:9.0f} {mine['mb']:8.0f} {mine['child_mb']:7.0f}"
            )
            failed += not mine["sound"] or (number == SIZES[-1] and ratio > GOAL)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) > 2:
        one(sys.argv[1], Path(sys.argv[2]))
        sys.exit(0)
    sys.exit(main())
