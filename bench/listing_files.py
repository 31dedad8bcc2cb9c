"""A register as .xlsx: what the house writes, and the same values by XlsxWriter alone."""

import resource
import tempfile
import time
from datetime import date, datetime
from typing import IO, Any


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ours() -> dict[str, float]:
    """What a job of 任务中心 does: the register is read and written to a file, and the audit told."""
    from django.http import QueryDict
    from django.urls import resolve

    from gongzhi.ground.accounts.models import User
    from gongzhi.ground.accounts.queries import viewer_for
    from gongzhi.ground.web.exports import write_file
    from gongzhi.ground.web.listing import Listing
    from gongzhi.ground.web.viewers import Request
    from gongzhi.tasks.registers import TASKS

    asked = Request()
    asked.path, asked.resolver_match = "/tasks/", resolve("/tasks/")
    asked.viewer = viewer_for(User.objects.get(username="bench"), date(2026, 11, 24))
    asked.GET = QueryDict("export=xlsx")
    shown = Listing(TASKS, asked)
    idle, begun = _peak(), time.process_time()
    with tempfile.TemporaryFile() as out:
        rows = write_file(shown, "xlsx", out, shown.chunks())
        size = out.tell()
    spent = time.process_time() - begun
    return {"seconds": spent, "mb": _peak(), "grown": _peak() - idle, "bytes": size, "rows": rows}


def alone() -> dict[str, float]:
    """The same values, ready in memory, written by XlsxWriter as its manual shows."""
    from gongzhi.ground.accounts.models import User
    from gongzhi.ground.accounts.queries import viewer_for
    from gongzhi.ground.web.cells import Light
    from gongzhi.tasks.registers import TASKS

    viewer = viewer_for(User.objects.get(username="bench"), date(2026, 11, 24))
    found = list(TASKS.rows(viewer).order_by(*TASKS.order))
    TASKS.prepare(found, viewer)
    rows = [
        [
            _ready_made(value.word if isinstance(value, Light) else value)
            for value in (c.value(r) for c in TASKS.columns)
        ]
        for r in found
    ]
    begun = time.process_time()
    with tempfile.TemporaryFile() as out:
        _write_alone(out, rows)
        size = out.tell()
    return {"seconds": time.process_time() - begun, "mb": _peak(), "bytes": size}


def _ready_made(value: Any) -> Any:
    if value is None:
        return "未知"
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a sheet knows no zone
    return value if isinstance(value, int) else str(value)


def _write_alone(out: IO[bytes], rows: list[list[Any]]) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for at, row in enumerate(rows):
        for i, value in enumerate(row):
            if isinstance(value, datetime):
                sheet.write_datetime(at, i, value, day)
            elif isinstance(value, int):
                sheet.write_number(at, i, value)
            else:
                sheet.write_string(at, i, value)
    book.close()
