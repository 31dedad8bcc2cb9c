"""The hand that keeps the sounds: called where a row is written, in the same transaction."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from gongzhi.ground.chinese.spelling import Spelling, spell
from gongzhi.ground.lookup.models import Sound
from gongzhi.ground.lookup.queries import spelled
from gongzhi.ground.lookup.rules import INITIALS
from gongzhi.ground.pouring import pour

_CHUNK = 1000


def keep(row: Model, changed: Iterable[str] | None = None) -> None:
    """Write down how the name of a row sounds. `changed` names the fields that are new; nothing else is looked at."""
    names = spelled(type(row))
    if names and (changed is None or not set(names).isdisjoint(changed)):
        keep_all([row])


def heard(row: Model) -> Spelling | None:
    """How the name of a row sounds, before it has a key; None for what has no name."""
    names = spelled(type(row))
    return spell(*(str(getattr(row, name) or "") for name in names)) if names else None


def keep_new(model: type[Model], told: Iterable[tuple[int, Spelling | None]]) -> None:
    """The sounds of many new rows at once; each is heard before, where there is time."""
    label = model._meta.label
    rows = ((label, pk, said.sounds, said.initials[:INITIALS]) for pk, said in told if said)
    pour(Sound, ("label", "row", "sounds", "initials"), rows)


def keep_all(rows: Sequence[Model]) -> None:
    """The same for rows of one kind that may have sounds already: one statement a thousand rows."""
    found = [_sound(row, said) for row in rows if (said := heard(row))]
    Sound.objects.bulk_create(
        found,
        batch_size=_CHUNK,
        update_conflicts=True,
        unique_fields=["label", "row"],
        update_fields=["sounds", "initials"],
    )


def forget(row: Model) -> None:
    """Before a row is deleted. Nothing of a name stays behind."""
    forget_between(type(row), row.pk, row.pk)


def forget_between(model: type[Model], first: int, last: int) -> None:
    if spelled(model):
        Sound.objects.filter(label=model._meta.label, row__range=(first, last)).delete()


def _sound(row: Model, said: Spelling) -> Sound:
    return Sound(label=row._meta.label, row=row.pk, sounds=said.sounds, initials=said.initials[:INITIALS])


@transaction.atomic
def rebuild() -> int:
    """Write all sounds anew from the rows that are there; how many."""
    Sound.objects.all().delete()
    written = 0
    for model in apps.get_models():
        if model._meta.app_label in _NOT_OURS or not spelled(model):
            continue
        for chunk in _chunks(model._default_manager.order_by("pk").iterator(_CHUNK)):
            keep_all(chunk)
            written += len(chunk)
    return written


_NOT_OURS = {"auth", "contenttypes", "sessions"}


def _chunks(rows: Iterator[Model]) -> Iterator[list[Model]]:
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk
