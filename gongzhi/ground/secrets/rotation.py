"""Sealing everything once more under the current key and cipher, while people go on working."""

from collections.abc import Callable

from django.apps import apps
from django.db.models import Model

from gongzhi.ground.secrets.fields import Sealed, holders, indexes, sealed_fields
from gongzhi.ground.secrets.keys import keyring
from gongzhi.ground.secrets.rules import Tampered

# Rooms that keep sealed texts elsewhere than in a SealedField append their own; each gives how many it sealed anew.
OTHERS: list[Callable[[], int]] = []
_CHUNK = 500


def rotate() -> dict[str, int]:
    """How many fields were sealed anew, left unreadable, and left to a later run because somebody was faster.

    Each field is one compare-and-set on its old token: a change that comes in between stays, sealed by the new key.
    """
    told = {"resealed": 0, "unreadable": 0, "raced": 0}
    for other in OTHERS:
        try:
            told["resealed"] += other()
        except Tampered:
            told["unreadable"] += 1
    for model in holders(apps.get_models()):
        for row in model._default_manager.order_by("pk").iterator(_CHUNK):
            for outcome in _resealed(row):
                told[outcome] += 1
    return told


def _resealed(row: Model) -> list[str]:
    outcomes, ring = [], keyring()
    for field in sealed_fields(type(row)):
        old = getattr(row, field.attname)
        if not isinstance(old, Sealed) or ring.is_current(old.token):
            continue
        try:
            new = field.seal(row, field.open(row))
        except Tampered:
            outcomes.append("unreadable")
            continue
        setattr(row, field.attname, new)
        fresh = {index.name: index.of_row(row) for index in indexes(type(row), field.name)}
        same = type(row)._default_manager.filter(pk=row.pk, **{field.name: old})
        outcomes.append("resealed" if same.update(**{field.name: new}, **fresh) else "raced")
    return outcomes
