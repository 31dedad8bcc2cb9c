"""The number of a bank account as people type it. Plain Python."""

from unicodedata import normalize

SHORTEST, LONGEST = 8, 32
_BETWEEN = str.maketrans("", "", " -\t　")


def tidy(typed: str) -> str:
    """Without what people put between the digits; full-width digits become plain ones."""
    return normalize("NFKC", typed).translate(_BETWEEN)


def is_account(number: str) -> bool:
    return number.isascii() and number.isdigit() and SHORTEST <= len(number) <= LONGEST
