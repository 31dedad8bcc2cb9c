"""Rows of words, compiled once."""

import re


def table(*rows: tuple[str, str]) -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(words)) for name, words in rows]
