"""Model fields whose column never holds what they mean: sealed texts, and the fingerprints they are found by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connections, models, router
from django.db.models import Q

from gongzhi.ground.chinese.masking import mask_id, mask_name, mask_phone
from gongzhi.ground.secrets.keys import keyring
from gongzhi.ground.secrets.rules import MARK, Tampered, tail

if TYPE_CHECKING:
    _Text = models.TextField[Any, Any]
    _Char = models.CharField[Any, Any]
else:
    _Text, _Char = models.TextField, models.CharField

UNREADABLE = "密文无法核验"
MASKS: Mapping[str, Callable[[str], str]] = {"phone": mask_phone, "id": mask_id, "name": mask_name}


@dataclass(frozen=True)
class Sealed:
    """What the column holds. Shown, logged or recorded, it says only that there is something."""

    token: str = field(repr=False)

    def __str__(self) -> str:
        return "（已加密）"


class SealedField(_Text):
    """A text that is encrypted for its own table, column and row.

    In a row it is "" or a plain str until it is saved, and `Sealed` from then on. Plain text is refused by every other
    way to the column: `update` and `filter` take `Sealed`, and search goes through a `BlindIndex`.
    """

    def __init__(self, *args: Any, mask: str = "id", **kwargs: Any) -> None:
        self.mask = mask
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "mask": self.mask}

    def place(self, pk: int) -> str:
        return f"{self.model._meta.db_table}.{self.column}:{pk}"

    def seal(self, row: models.Model, value: object) -> "Sealed | str":
        """RuntimeError for a row that has no number yet: the place could not be bound."""
        if isinstance(value, Sealed):
            return value
        if not value:
            return ""
        if row.pk is None:
            raise RuntimeError(f"{self.name} is sealed for its row: reserve the row's number first")
        return Sealed(keyring().seal(str(value), self.place(row.pk)))

    def open(self, row: models.Model) -> str:
        """The plain text. Raises Tampered where it was changed or moved."""
        value = getattr(row, self.attname)
        return keyring().open(value.token, self.place(row.pk)) if isinstance(value, Sealed) else value or ""

    def means(self, row: models.Model, text: str) -> bool:
        try:
            return self.open(row) == text
        except Tampered:
            return False

    def masked(self, row: models.Model) -> str | None:
        """What a page may show; None where nothing is on file."""
        try:
            text = self.open(row)
        except Tampered:
            return UNREADABLE
        return MASKS[self.mask](text) if text else None

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        sealed = self.seal(model_instance, getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, sealed)
        return sealed

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, Sealed):
            return value.token
        if value:
            raise TypeError(f"plain text must not reach the column of {self.name}")
        return ""

    def from_db_value(self, value: str | None, expression: object, connection: object) -> Any:
        return Sealed(value) if value else ""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.startswith(f"{MARK}:"):
            return Sealed(value)
        return value if isinstance(value, Sealed) else super().to_python(value)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return value if isinstance(value, Sealed) else super().clean(value, model_instance)

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.seal(obj, self.value_from_object(obj))))


class BlindIndex(_Char):
    """The keyed fingerprint of a sealed field, whole or of its last four characters, for exact search."""

    def __init__(self, *args: Any, of: str, last: bool = False, **kwargs: Any) -> None:
        self.of, self.last = of, last
        super().__init__(
            *args, **{"max_length": 32, "blank": True, "editable": False, "db_index": True, **kwargs}
        )

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of, "last": self.last}

    @property
    def domain(self) -> str:
        return f"{self.model._meta.db_table}.{self.of}{':tail' if self.last else ''}"

    def of_row(self, row: models.Model) -> str:
        """The fingerprint of what the sealed field of this row means now."""
        source = self.model._meta.get_field(self.of)
        assert isinstance(source, SealedField)
        text = source.open(row)
        text = tail(text) if self.last else text
        return keyring().blind(text, self.domain) if text else ""

    def matching(self, text: str) -> Q:
        return Q(**{f"{self.name}__in": keyring().blinds(text, self.domain)})

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        setattr(model_instance, self.attname, self.of_row(model_instance))
        return getattr(model_instance, self.attname)


def sealed_fields(model: type[models.Model]) -> list[SealedField]:
    return [f for f in model._meta.concrete_fields if isinstance(f, SealedField)]


def indexes(model: type[models.Model], of: str = "") -> list[BlindIndex]:
    return [f for f in model._meta.concrete_fields if isinstance(f, BlindIndex) and of in ("", f.of)]


def found_by(model: type[models.Model], text: str) -> Q:
    """Rows any of whose sealed fields is this text, or ends in these four characters."""
    wanted = Q(pk__in=())
    for index in indexes(model):
        wanted |= index.matching(text)
    return wanted


def masked(row: models.Model, name: str) -> str | None:
    found = row._meta.get_field(name)
    assert isinstance(found, SealedField)
    return found.masked(row)


def stored(row: models.Model, names: Mapping[str, object]) -> dict[str, object]:
    """Changed fields as `update` takes them: sealed, and with the fingerprints that follow from them."""
    changes = dict(names)
    for each in sealed_fields(type(row)):
        if each.name in changes:
            changes[each.name] = each.pre_save(row, add=False)
            changes.update({index.name: index.of_row(row) for index in indexes(type(row), each.name)})
    return changes


def reserve(row: models.Model) -> None:
    """Give a new row its number before it is stored, if it has anything to seal. Inside the transaction of the write:
    SQLite lets one writer in at a time, PostgreSQL's sequence never gives a number twice."""
    if row.pk is not None or not sealed_fields(type(row)):
        return
    table, pk = row._meta.db_table, row._meta.pk
    assert pk is not None
    connection = connections[router.db_for_write(type(row))]
    ask: dict[str, tuple[str, list[str]]] = {
        "sqlite": ("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = %s", [table]),
        "postgresql": ("SELECT nextval(pg_get_serial_sequence(%s, %s))", [f'"{table}"', str(pk.column)]),
    }
    with connection.cursor() as cursor:
        cursor.execute(*ask[connection.vendor])
        (row.pk,) = cursor.fetchone()


def holders(every: Iterable[type[models.Model]]) -> Iterator[type[models.Model]]:
    return (model for model in every if sealed_fields(model))


@cache
def sealed_names() -> frozenset[str]:
    """What a form calls the sealed fields of any model: left out of drafts."""
    return frozenset(f.name for model in holders(apps.get_models()) for f in sealed_fields(model))
