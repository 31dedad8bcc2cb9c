"""The process in which a workbook is parsed: the file on stdin, one JSON answer on stdout, then the end."""

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from gongzhi.ground.books import limits
from gongzhi.ground.books.taken import LOST
from gongzhi.ground.confined.child import confine, end, say


def text_of(value: Any) -> str:
    """A cell as a person reads it: whole numbers without .0, days as 2026-03-02, 是 and 否."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _number(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
        case time() | timedelta():
            return str(value)
        case _:
            return str(value).strip()[: limits.CELL]


def _number(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if float(value).is_integer():
        whole = str(int(value))
        return LOST + whole if len(whole.lstrip("-")) > limits.DIGITS else whole
    return f"{value:.12g}"


def answer(data: bytes) -> dict[str, object]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        for name in shown:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height > limits.ROWS or sheet.total_width > limits.COLUMNS:
                return {"fault": "LONG"}
            rows = [[text_of(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
            if any(any(row) for row in rows):
                return {"sheet": name, "rows": rows, "others": [other for other in shown if other != name]}
    except PasswordError:
        return {"fault": "LOCKED"}
    except MemoryError:
        return {"fault": "HEAVY"}
    except CalamineError:
        return {"fault": "DAMAGED"}
    return {"fault": "EMPTY"}


def main() -> None:
    confine(
        address_space=limits.ADDRESS_SPACE,
        seconds=limits.SECONDS,
        longest=limits.SECONDS,
        open_files=limits.OPEN_FILES,
    )
    said = answer(sys.stdin.buffer.read(limits.UPLOAD + 1))
    say(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace"))
    end()


if __name__ == "__main__":
    main()
