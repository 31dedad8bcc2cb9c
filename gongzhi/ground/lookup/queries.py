"""Finding rows by what people type: 汉字, pinyin, initials, or any part of a text."""

from typing import Any

from django.db.models import Model, Q, QuerySet

from gongzhi.ground.chinese.spelling import LETTERS_INSIDE, as_letters
from gongzhi.ground.lookup.models import Sound
from gongzhi.ground.lookup.rules import spelled_fields


def spelled(model: type[Model]) -> tuple[str, ...]:
    """The fields by whose sound rows of this model are found."""
    names = [field.name for field in model._meta.concrete_fields]
    return spelled_fields(names, getattr(model, "spelled", None))


def sounding(model: type[Model], letters: str) -> QuerySet[Sound, Any]:
    """Keys of the rows whose name sounds like this: a subquery, so that a list asks no more questions."""
    like = Q(sounds__contains=f" {letters}") | Q(initials__contains=f" {letters}")
    if len(letters) >= LETTERS_INSIDE:
        like |= Q(initials__contains=letters)
    return Sound.objects.filter(like, label=model._meta.label).values("row")


def matching(model: type[Model], fields: tuple[str, ...], text: str) -> Q:
    """Rows of which one of the fields holds the text, or a name among them sounds like it.

    A field may lie on another row (`space__name`). Ask it of rows that a viewer may see.
    """
    letters = as_letters(text)
    wanted = Q()
    heard: set[str] = set()
    for path in fields:
        wanted |= Q(**{f"{path}__icontains": text})
        *steps, last = path.split("__")
        there = _model_at(model, steps)
        if letters and last in spelled(there) and "__".join(steps) not in heard:
            heard.add("__".join(steps))
            wanted |= Q(**{f"{'__'.join([*steps, 'pk'])}__in": sounding(there, letters)})
    return wanted


def _model_at(model: type[Model], steps: list[str]) -> type[Model]:
    for step in steps:
        related: Any = model._meta.get_field(step).related_model
        model = related
    return model
