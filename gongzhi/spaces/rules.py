"""Premises: what they are, how far they fall short, and where works on them stand. Plain Python.

Areas are whole hundredths of a square metre, so that sums stay exact.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tenure(StrEnum):
    OWNED = "owned"
    LEASED = "leased"
    BORROWED = "borrowed"


class Use(StrEnum):
    IN_USE = "in_use"
    IDLE = "idle"
    PLANNED = "planned"
    CLOSED = "closed"


class Purpose(StrEnum):
    ACTIVITY = "activity"
    SERVICE = "service"
    OFFICE = "office"
    OTHER = "other"


class Plate(StrEnum):
    """Whether a door says what is behind it; blank is unknown."""

    YES = "yes"
    NO = "no"


class Action(StrEnum):
    RENOVATE = "renovate"
    MICRO = "micro"
    ADD = "add"
    BUILD = "build"
    REZONE = "rezone"
    IMPROVE_ONLY = "improve_only"


class WorkStatus(StrEnum):
    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    STOPPED = "stopped"


class WorkMove(StrEnum):
    START = "start"
    FINISH = "finish"
    STOP = "stop"
    RESUME = "resume"


# Every arrow of the state drawing: from, by which move, allowed by which act, to where.
ARROWS = {
    (WorkStatus.PLANNED, WorkMove.START): ("spaces.edit", WorkStatus.DOING),
    (WorkStatus.PLANNED, WorkMove.STOP): ("spaces.edit", WorkStatus.STOPPED),
    (WorkStatus.DOING, WorkMove.FINISH): ("spaces.edit", WorkStatus.DONE),
    (WorkStatus.DOING, WorkMove.STOP): ("spaces.edit", WorkStatus.STOPPED),
    (WorkStatus.STOPPED, WorkMove.RESUME): ("spaces.edit", WorkStatus.DOING),
}


def moves(status: WorkStatus) -> list[tuple[WorkMove, str]]:
    """The next moves from here, each with the act that allows it."""
    return [(move, act) for (at, move), (act, _) in ARROWS.items() if at == status]


@dataclass(frozen=True)
class AreaGap:
    """Area a community should have and has, in 0.01 ㎡; None where a part of it is unknown."""

    required: int | None
    present: int
    unknown_spaces: int

    @property
    def short(self) -> int | None:
        """How much is missing, 0 when enough. None: it cannot be said, because something is unknown.

        When what is known already suffices, an unknown part cannot make it short.
        """
        if self.required is None:
            return None
        missing = max(0, self.required - self.present)
        return missing if missing == 0 or self.unknown_spaces == 0 else None


def required_area(households: int | None, sqm_per_100: int | None) -> int | None:
    """30 ㎡ a hundred households is 0.3 ㎡ a household: households × the rule is exact in 0.01 ㎡."""
    if households is None or sqm_per_100 is None:
        return None
    return households * sqm_per_100


def show_area(area: int | None) -> str:
    """㎡ as people write it: at most two decimals, none that are zero."""
    if area is None:
        return "未知"
    whole, part = divmod(area, 100)
    return f"{whole:,}{f'.{part:02d}'.rstrip('0') if part else ''}㎡"
