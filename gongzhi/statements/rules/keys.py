"""By what rows are held against each other. None: not enough of the row is known for this key."""

from collections.abc import Hashable

from gongzhi.statements.rules import Row


def full(row: Row) -> Hashable:
    return (row.number, row.fen, row.party) if row.number and row.party else None


def full_on_day(row: Row) -> Hashable:
    return (row.number, row.fen, row.party, row.day) if row.number and row.party else None


def named(row: Row) -> Hashable:
    return (row.fen, row.party) if row.party else None


def named_on_day(row: Row) -> Hashable:
    return (row.fen, row.party, row.day) if row.party else None


def turned(row: Row) -> Hashable:
    """The key under which the same movement lies with the other sign."""
    return (-row.fen, row.party) if row.party else None


def numbered(row: Row) -> Hashable:
    return (row.number, row.fen) if row.number else None


def numbered_turned(row: Row) -> Hashable:
    return (row.number, -row.fen) if row.number else None


def amount(row: Row) -> Hashable:
    return row.fen


def number_and_party(row: Row) -> Hashable:
    return (row.number, row.party) if row.number and row.party else None


def party(row: Row) -> Hashable:
    return row.party or None


def serial(row: Row) -> Hashable:
    return (row.serial, row.fen) if row.serial else None
