"""What the database itself refuses of the ledger, whoever asks: the same on both engines.

Entries and lines are never changed. A line is let in while its entry still lacks lines; with the last one the entry has to
balance for each source in each book. A closed month takes nothing any more and is not opened again.
"""

from gongzhi.ground.guards import Check, Guard

_COUNT = "(SELECT count(*) FROM funds_line WHERE entry_id = NEW.entry_id)"
_LINES = "(SELECT lines FROM funds_entry WHERE id = NEW.entry_id)"
_UNEQUAL = (
    "EXISTS (SELECT 1 FROM funds_line l JOIN funds_account a ON a.id = l.account_id "
    "WHERE l.entry_id = NEW.entry_id GROUP BY l.source_id, a.book HAVING sum(l.amount_fen) <> 0)"
)

ENTRIES = Guard(
    "funds_entry",
    "ledger entries are never changed or deleted",
    checks=(
        Check(
            "funds_entry_into_closed",
            "BEFORE INSERT",
            "EXISTS (SELECT 1 FROM funds_period p WHERE p.division = NEW.county AND p.state = 'closed' "
            "AND p.ends_on >= NEW.day)",
            "a closed period takes no entry",
        ),
    ),
)
LINES = Guard(
    "funds_line",
    "ledger lines are never changed or deleted",
    checks=(
        Check(
            "funds_line_beyond",
            "AFTER INSERT",
            f"{_COUNT} > {_LINES}",
            "a ledger entry takes no more lines than it counts",
        ),
        Check(
            "funds_line_of_another_source",
            "AFTER INSERT",
            "NEW.source_id <> (SELECT source_id FROM funds_account WHERE id = NEW.account_id)",
            "a ledger line is of the source of its account",
        ),
        Check(
            "funds_line_unbalanced",
            "AFTER INSERT",
            f"{_COUNT} = {_LINES} AND {_UNEQUAL}",
            "a ledger entry balances for each source in each book",
        ),
        Check(
            "funds_line_into_closed",
            "AFTER INSERT",
            "EXISTS (SELECT 1 FROM funds_entry e JOIN funds_period p ON p.division = e.county "
            "WHERE e.id = NEW.entry_id AND p.state = 'closed' AND p.ends_on >= e.day)",
            "a closed period takes no line",
        ),
    ),
)
PERIODS = Guard(
    "funds_period",
    "periods are never swept away",
    never=(),
    checks=(
        Check(
            "funds_period_reopened",
            "BEFORE UPDATE",
            "OLD.state = 'closed'",
            "a closed period stays closed",
        ),
        Check(
            "funds_period_deleted",
            "BEFORE DELETE",
            "OLD.state = 'closed'",
            "a closed period is not deleted",
        ),
    ),
)
ACCOUNTS = Guard(
    "funds_account",
    "accounts are never swept away",
    never=(),
    checks=(
        Check(
            "funds_account_turned",
            "BEFORE UPDATE",
            "NEW.source_id <> OLD.source_id OR NEW.book <> OLD.book OR NEW.kind <> OLD.kind "
            "OR NEW.code <> OLD.code OR coalesce(NEW.floor_fen, -1) <> coalesce(OLD.floor_fen, -1)",
            "what an account is for is never changed",
        ),
    ),
)
LEDGER = (ENTRIES, LINES, PERIODS, ACCOUNTS)
