"""The one mark by which text that a spreadsheet would run is made plain in a .csv, and taken off when it comes back."""

# What a spreadsheet takes for the beginning of a formula, in both widths, and what hides one behind it.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "'"


def guarded(text: str) -> str:
    """Text that no spreadsheet runs: a mark before what begins like a formula, or with the mark itself."""
    return MARK + text if text.startswith((*_STARTS, MARK)) else text


def unguarded(text: str) -> str:
    """The text again. A mark that guards nothing is part of the text."""
    return text[1:] if text.startswith(MARK) and text[1:].startswith((*_STARTS, MARK)) else text
