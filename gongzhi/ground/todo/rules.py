"""How one can have had a part in a thing. Plain Python."""

from enum import StrEnum


class Part(StrEnum):
    DONE = "done"  # 已办: moved it on
    STARTED = "started"  # 我发起
    COPIED = "copied"  # 抄送
