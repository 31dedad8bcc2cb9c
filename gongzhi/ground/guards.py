"""Tables that the database itself keeps as they are, whoever asks. SQL of both engines.

A later migration that alters a guarded table takes its guard down first and puts it up again: SQLite makes such a table
anew and forgets its triggers, PostgreSQL would refuse. `stands` says whether a guard is whole; the page of health asks it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

VERBS = ("update", "delete")


@dataclass(frozen=True)
class Check:
    """Refuses a row at a `moment` (“BEFORE UPDATE”) where `wrong` holds: SQL over NEW and OLD that both engines read."""

    name: str
    moment: str
    wrong: str
    words: str


@dataclass(frozen=True)
class Guard:
    """What is refused of one table. `never`: the verbs that are refused whatever the row, in the same `words`."""

    table: str
    words: str
    never: Sequence[str] = VERBS
    checks: Sequence[Check] = ()

    def put_up(self, vendor: str) -> list[str]:
        """The statements that put the guard up."""
        if vendor == "sqlite":
            plain = [
                f"CREATE TRIGGER {self._named(verb)} BEFORE {verb.upper()} ON {self.table} "
                f"BEGIN SELECT RAISE(ABORT, '{self.words}'); END"
                for verb in self.never
            ]
            return [*plain, *(_sqlite(self.table, check) for check in self.checks)]
        refuse = (
            f"CREATE OR REPLACE FUNCTION {self.table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{self.words}'; END $$"
        )
        plain = [
            f"CREATE TRIGGER {self._named(verb)} BEFORE {verb.upper()} ON {self.table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {self.table}_refuse()"
            for verb in (*self.never, "truncate")
        ]
        return [refuse, *plain, *(sql for check in self.checks for sql in _postgres(self.table, check))]

    def take_down(self, vendor: str) -> list[str]:
        """The statements that take it down: for migrations of the table itself and for invented places, nothing else."""
        on = "" if vendor == "sqlite" else f" ON {self.table}"
        return [f"DROP TRIGGER IF EXISTS {name}{on}" for name in self.names(vendor)]

    def names(self, vendor: str) -> list[str]:
        verbs = self.never if vendor == "sqlite" else (*self.never, "truncate")
        return [*map(self._named, verbs), *(check.name for check in self.checks)]

    def stands(self) -> bool:
        """Whether every trigger of it is in force in the database."""
        sql = {
            "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
            "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' "
            "AND tgrelid = to_regclass(%s)",
        }[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(sql, [self.table])
            found = {name for (name,) in cursor.fetchall()}
        return found.issuperset(self.names(connection.vendor))

    def _named(self, verb: str) -> str:
        return f"{self.table}_no_{verb}"


def _sqlite(table: str, check: Check) -> str:
    return (
        f"CREATE TRIGGER {check.name} {check.moment} ON {table} FOR EACH ROW WHEN {check.wrong} "
        f"BEGIN SELECT RAISE(ABORT, '{check.words}'); END"
    )


def _postgres(table: str, check: Check) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {check.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {check.wrong} THEN RAISE EXCEPTION '{check.words}'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {check.name} {check.moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {check.name}()",
    ]


# Capabilities append theirs in AppConfig.ready().
GUARDS: list[Guard] = []


def tell(*guards: Guard) -> None:
    GUARDS.extend(guards)


def run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def putting_up(*guards: Guard) -> Callable[[Any, Any], None]:
    """For a migration: puts the guards up."""

    def guard(apps: Any, editor: Any) -> None:
        for each in guards:
            for sql in each.put_up(editor.connection.vendor):
                editor.execute(sql)

    return guard


def taking_down(*guards: Guard) -> Callable[[Any, Any], None]:
    """For a migration: takes the guards down."""

    def unguard(apps: Any, editor: Any) -> None:
        for each in guards:
            for sql in each.take_down(editor.connection.vendor):
                editor.execute(sql)

    return unguard
