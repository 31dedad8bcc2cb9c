"""Remembering who had which part in what. Whoever moves a record tells it here, in the same transaction."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.utils import timezone

from gongzhi.ground.audit.queries import address
from gongzhi.ground.todo.models import Involvement
from gongzhi.ground.todo.rules import Part


@dataclass(frozen=True)
class Thing:
    """A record as the lists name it: its page, and the act by which it may be seen."""

    row: Model
    title: str
    url: str
    act: str
    division: str


def took_part(part: Part, users: Iterable[int], thing: Thing, words: str = "") -> None:
    """One line a person and record, with the last words; a later move renews it. User 0 is passed over."""
    at, about = timezone.now(), address(thing.row)
    rows = [
        Involvement(
            user_id=user,
            part=part.value,
            about=about,
            title=thing.title[:200],
            url=thing.url,
            act=thing.act,
            division=thing.division,
            words=words[:200],
            at=at,
        )
        for user in sorted({user for user in users if user})
    ]
    Involvement.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["user", "part", "about"],
        update_fields=["title", "url", "act", "division", "words", "at"],
    )


def forget_involvements_of(first: str, last: str) -> None:
    """Drop what was told of a stretch of divisions: for places that are taken off the books."""
    Involvement.objects.filter(division__gte=first, division__lte=last).delete()
