"""XlsxWriter's sheet, quicker where a register has most of its cells: plain words, whole numbers and days.

The library writes a cell through a dozen calls, four of them searches for what must be escaped. Here one search says that
there is nothing to escape; every other cell is left to the library. A test holds both to the same bytes.
"""

import re
from functools import cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

# What the library escapes or marks: control characters, markup, _xHHHH_, blanks at an end, nothing at all.
_SPECIAL = re.compile(r"[\x00-\x1f&<>\"\ufffe\uffff]|_x|^\s|\s$|^$")


class _Line(list[str]):
    """Takes what is written to a file, piece by piece."""

    write = list.append


class Rows(Worksheet):  # type: ignore[misc]  # the library has no stubs
    fh: Any
    # The same without the look whether the first argument is a word such as "A1".
    put_string = Worksheet._write_string
    put_number = Worksheet._write_number
    put_datetime = Worksheet._write_datetime

    def _write_single_row(self, current_row_num: int = 0) -> None:
        """The row that is over goes to the file in one piece."""
        file, self.fh = self.fh, _Line()
        super()._write_single_row(current_row_num)
        line, self.fh = self.fh, file
        file.write("".join(line))

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = cell.__class__.__name__
        style = cell.format or self.row_info or self._styled(col)
        if kind == "String" and not style and not _SPECIAL.search(cell.string):
            self.fh.write(f'<c r="{_letters(col)}{row + 1}" t="inlineStr"><is><t>{cell.string}</t></is></c>')
        elif kind in ("Number", "Datetime") and not self.row_info and (cell.format or not style):
            worn = f' s="{cell.format._get_xf_index()}"' if cell.format else ""
            self.fh.write(f'<c r="{_letters(col)}{row + 1}"{worn}><v>{cell.number:.16G}</v></c>')
        else:
            super()._write_cell(row, col, cell)

    def _styled(self, col: int) -> bool:
        return col in self.col_info and self.col_info[col].column_format is not None


@cache
def _letters(col: int) -> str:
    return str(xl_col_to_name(col))
