"""Tables drawn for a test, and taken in at once."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter
from django.test import Client

from gongzhi.ground.imports.models import ImportRun
from tests.tables import commit, page, upload

SAVED = Path(__file__).parent / "tables_as_saved"  # by LibreOffice; WPS keeps an .et in the form of an .xls


def drawn(draw: Callable[[Any, Any], None], **options: Any) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, options)
    draw(book, book.add_worksheet("台账"))
    book.close()
    return out.getvalue()


def taken(client: Client, data: bytes, kind: str = "tasks", name: str = "表.xlsx") -> ImportRun:
    run = upload(client, data, kind, name)
    commit(client, run)
    run.refresh_from_db()
    assert run.status == "done", page(client, run)
    return run
