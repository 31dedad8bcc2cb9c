"""三员分立: who administers accounts, who confirms, who reads the audit, and who does the county's work are apart."""

from collections.abc import Collection


def clash(held: Collection[str], given: str, apart: Collection[str]) -> str | None:
    """The role already held that forbids this one; None when both may be in one hand."""
    return next((role for role in sorted(held) if role != given and (role in apart or given in apart)), None)
