"""What the database itself refuses of statements, whoever asks: the same on both engines."""

from gongzhi.ground.guards import Check, Guard

LINES = Guard("statements_statementline", "statement lines are never changed or deleted")
STATEMENTS = Guard(
    "statements_statement",
    "statements are never swept away",
    never=(),
    checks=(
        Check(
            "statements_statement_turned",
            "BEFORE UPDATE",
            "OLD.state = 'taken'",
            "a statement that was taken in is never changed",
        ),
        Check(
            "statements_statement_deleted",
            "BEFORE DELETE",
            "OLD.state = 'taken'",
            "a statement that was taken in is not deleted",
        ),
    ),
)
KEPT = (LINES, STATEMENTS)
