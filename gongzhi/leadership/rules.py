"""The kinds of group that lead a pilot. Plain Python."""

from enum import StrEnum


class GroupKind(StrEnum):
    LEADING_GROUP = "leading_group"
    OFFICE = "office"
    TASK_FORCE = "task_force"
