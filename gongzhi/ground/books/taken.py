"""A table as it was taken in: text in every cell, nothing of its looks."""

from dataclasses import dataclass

# Stands before the text of a number that has more digits than a sheet can keep.
LOST = "\x00"


@dataclass(frozen=True)
class Book:
    """The first sheet that is not hidden and holds something. Rows may differ in length; `others` names the rest."""

    sheet: str
    rows: tuple[tuple[str, ...], ...]
    others: tuple[str, ...] = ()


def name_of(column: int, row: int) -> str:
    """The address people know: column 0, row 0 is A1."""
    letters, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
