"""The database itself refuses to change or delete an audit entry, whoever asks."""

from gongzhi.ground.guards import Guard

AUDIT = Guard("audit_entry", "audit entries are never changed or deleted")
