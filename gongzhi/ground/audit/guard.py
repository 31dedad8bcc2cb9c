"""The database itself refuses to change or delete an audit entry, whoever asks."""

from gongzhi.ground.guards import Guard

TABLE = "audit_entry"
AUDIT = Guard(TABLE, "audit entries are never changed or deleted")


def put_up(vendor: str) -> list[str]:
    """The statements that put the guard up."""
    return AUDIT.put_up(vendor)


def take_down(vendor: str) -> list[str]:
    """The statements that take it down: for migrations of the table itself, and for nothing else."""
    return AUDIT.take_down(vendor)
