"""Every table there is, in a fixed order. What is not exported is named, with its reason, in settings.NOT_EXPORTED."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from gongzhi.ground.keeping.values import Connection, kind_of


@dataclass(frozen=True)
class Table:
    """One table: its label (app.Model), its name in the database, its columns and how they travel."""

    label: str
    name: str
    key: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]

    def select(self, db: Connection) -> str:
        """All rows in the order of their key, whatever the collation of the database."""
        quote = db.ops.quote_name
        text = self.kinds[self.columns.index(self.key)] == "text" and db.vendor == "postgresql"
        order = quote(self.key) + (' COLLATE "C"' if text else "")
        columns = ", ".join(map(quote, self.columns))
        return f"SELECT {columns} FROM {quote(self.name)} ORDER BY {order}"  # noqa: S608 - names of models

    def insert(self, db: Connection) -> str:
        quote = db.ops.quote_name
        columns, marks = ", ".join(map(quote, self.columns)), ", ".join(["%s"] * len(self.columns))
        return f"INSERT INTO {quote(self.name)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of models


def every_model() -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return sorted((m for m in found if m._meta.managed and not m._meta.proxy), key=lambda m: m._meta.label)


def table_of(model: type[models.Model]) -> Table:
    fields: list[Any] = list(model._meta.local_concrete_fields)
    return Table(
        label=model._meta.label,
        name=model._meta.db_table,
        key=str(model._meta.pk.column),
        columns=tuple(f.column for f in fields),
        kinds=tuple(kind_of(f) for f in fields),
    )


def exported() -> list[Table]:
    """A new model is among them by itself."""
    return [table_of(m) for m in every_model() if m._meta.label not in settings.NOT_EXPORTED]


def left_out() -> list[str]:
    """Names in the database of the tables that do not travel."""
    return [m._meta.db_table for m in every_model() if m._meta.label in settings.NOT_EXPORTED]
