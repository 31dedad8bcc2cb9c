"""The database itself refuses to change or delete an audit entry, whoever asks. SQL of both engines."""

TABLE = "audit_entry"
WORDS = "audit entries are never changed or deleted"

_SQLITE = {
    f"{TABLE}_no_{verb}": f"CREATE TRIGGER {TABLE}_no_{verb} BEFORE {verb.upper()} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    for verb in ("update", "delete")
}
_FUNCTION = (
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$"
)
_POSTGRES = {
    f"{TABLE}_no_{verb}": f"CREATE TRIGGER {TABLE}_no_{verb} BEFORE {verb.upper()} ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()"
    for verb in ("update", "delete", "truncate")
}


def put_up(vendor: str) -> list[str]:
    """The statements that put the guard up."""
    return list(_SQLITE.values()) if vendor == "sqlite" else [_FUNCTION, *_POSTGRES.values()]


def take_down(vendor: str) -> list[str]:
    """The statements that take it down: for migrations of the table itself, and for nothing else."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in _SQLITE]
    return [f"DROP TRIGGER IF EXISTS {name} ON {TABLE}" for name in _POSTGRES]
