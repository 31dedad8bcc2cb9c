"""Which fields of a row are its name. Plain Python."""

from collections.abc import Iterable, Sequence

# What most rows are called; a model that is called by something else says so in `spelled`.
USUAL = ("name", "title", "full_name")
INITIALS = 200


def spelled_fields(fields: Iterable[str], declared: Sequence[str] | None) -> tuple[str, ...]:
    """The fields whose text is kept as it sounds."""
    known = set(fields)
    return tuple(name for name in (USUAL if declared is None else declared) if name in known)
