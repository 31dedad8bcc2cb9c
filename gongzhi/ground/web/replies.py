"""Reading what a form posted."""

from enum import StrEnum
from typing import TypeVar

from django.core.exceptions import BadRequest
from django.http import HttpRequest

E = TypeVar("E", bound=StrEnum)


def pick(kind: type[E], word: str | None) -> E:
    """One of the words an enum knows; 400 for anything else."""
    try:
        return kind(word or "")
    except ValueError as oops:
        raise BadRequest(f"not a {kind.__name__}: {word}") from oops


def version_of(request: HttpRequest) -> int | None:
    """The version of the record the person was looking at; None when the form carried none."""
    word = request.POST.get("version", "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None
