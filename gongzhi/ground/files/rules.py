"""What a file can be to a record, and what can be wrong with its bytes. Plain Python."""

from enum import StrEnum


class What(StrEnum):
    EVIDENCE = "evidence"
    PHOTO = "photo"
    MINUTES = "minutes"
    CONTRACT = "contract"
    VOUCHER = "voucher"
    DOCUMENT = "document"
    OTHER = "other"


class Trouble(StrEnum):
    NONE = ""
    MISSING = "missing"
    CHANGED = "changed"
