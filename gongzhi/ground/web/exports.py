"""A register as a file: the chosen columns of all rows the filters find, written to disk as they are read.

Nothing leaves before the audit has it: who, which register, by which filters, how many rows.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, TYPE_CHECKING, Any, cast
from urllib.parse import quote

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.queries import person_of
from gongzhi.ground.lists.services import tell_of_export
from gongzhi.ground.web.commas import write_commas
from gongzhi.ground.web.large import sent_to_jobs
from gongzhi.ground.web.registers import Words
from gongzhi.ground.web.sheets import Leaf, write_sheet

if TYPE_CHECKING:
    from gongzhi.ground.web.listing import Listing

FORMS: dict[str, Words] = {
    "xlsx": _("Excel 表格（.xlsx）"),
    "csv": _("文本表格（.csv，UTF-8）"),
    "gb18030": _("文本表格（.csv，GB18030）"),
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Write = Callable[[IO[bytes], Leaf, Iterable[list[Any]]], None]
# The writer, what the file is, how its name ends.
_FILES: dict[str, tuple[Write, str, str]] = {
    "xlsx": (write_sheet, XLSX, "xlsx"),
    "csv": (lambda out, leaf, chunks: write_commas(out, leaf, chunks, "utf-8-sig"), "text/csv", "csv"),
    "gb18030": (lambda out, leaf, chunks: write_commas(out, leaf, chunks, "gb18030"), "text/csv", "csv"),
}
READY = "file_ready"  # a cookie by which the page knows that its file has come


class _Counted:
    """Chunks on their way through, and how many rows they were."""

    def __init__(self, chunks: Iterable[list[Any]]) -> None:
        self.chunks, self.rows = chunks, 0

    def __iter__(self) -> Iterator[list[Any]]:
        for chunk in self.chunks:
            self.rows += len(chunk)
            yield chunk


def write_file(shown: "Listing", form: str, out: IO[bytes], chunks: Iterable[list[Any]]) -> int:
    """The rows as they come, and how many they were. Raises Refused where the audit cannot be told."""
    viewer, reg = shown.request.viewer, shown.register
    leaf = Leaf(reg.title, reg.unit, viewer.name, viewer.today, shown.state.columns, shown.totals())
    counted = _Counted(chunks)
    _FILES[form][0](out, leaf, counted)
    tell_of_export(shown.key, person_of(viewer), counted.rows, form, shown.state.kept, act=reg.act, by=viewer)
    return counted.rows


def name_of(shown: "Listing", form: str) -> str:
    return f"{shown.register.title}-{shown.request.viewer.today.isoformat()}.{_FILES[form][2]}"


def answer(shown: "Listing", form: str) -> HttpResponse:
    """The file; where it would take long, the way to 任务中心."""
    if later := sent_to_jobs(shown.request, shown.register, shown.count):
        return later
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it when it is sent
    write_file(shown, form, out, shown.chunks())
    out.seek(0)
    sent = FileResponse(out, content_type=_FILES[form][1])
    sent["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name_of(shown, form))}"
    sent["Cache-Control"] = "no-store"
    sent.set_cookie(READY, "1", max_age=60, samesite="Lax")
    return cast(HttpResponse, sent)
