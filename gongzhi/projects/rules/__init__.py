"""Projects: classes, states, arrows, gates. Plain Python: no Django, no clock; each noun has a module of its own here."""

from enum import StrEnum

SEE, EDIT = "projects.see", "projects.edit"
APPROVE, ACCEPT = "projects.approve", "projects.accept"


class ProjectKind(StrEnum):
    """What is bought or built, which decides the milestones a charter starts with."""

    HARDWARE = "hardware"
    SERVICE = "service"
    RESIDENTS = "residents"


class Status(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    DOING = "doing"
    WAITING = "waiting"  # handed in, to be accepted
    ACCEPTED = "accepted"
    CLOSED = "closed"
    STOPPED = "stopped"


class Move(StrEnum):
    APPROVE = "approve"
    START = "start"
    HAND_IN = "hand_in"
    RETURN = "return"
    ACCEPT = "accept"
    CLOSE = "close"
    STOP = "stop"
    REOPEN = "reopen"


class Stage(StrEnum):
    """Where in the life of a project a milestone lies, in order of time."""

    PREPARE = "prepare"
    WORK = "work"
    ACCEPTANCE = "acceptance"
    CLOSING = "closing"

    def and_before(self) -> list["Stage"]:
        stages = list(Stage)
        return stages[: stages.index(self) + 1]


# Every arrow of the state drawing: from, by which move, allowed by which act, to where.
ARROWS = {
    (Status.DRAFT, Move.APPROVE): (APPROVE, Status.APPROVED),
    (Status.DRAFT, Move.STOP): (APPROVE, Status.STOPPED),
    (Status.APPROVED, Move.START): (EDIT, Status.DOING),
    (Status.APPROVED, Move.STOP): (APPROVE, Status.STOPPED),
    (Status.DOING, Move.HAND_IN): (EDIT, Status.WAITING),
    (Status.DOING, Move.STOP): (APPROVE, Status.STOPPED),
    (Status.WAITING, Move.RETURN): (ACCEPT, Status.DOING),
    (Status.WAITING, Move.ACCEPT): (ACCEPT, Status.ACCEPTED),
    (Status.WAITING, Move.STOP): (APPROVE, Status.STOPPED),
    (Status.ACCEPTED, Move.CLOSE): (ACCEPT, Status.CLOSED),
    (Status.STOPPED, Move.REOPEN): (APPROVE, Status.DRAFT),
}
# The moves that wait for milestones: those of this stage and of the stages before it that need evidence.
GATES = {
    Move.START: Stage.PREPARE,
    Move.HAND_IN: Stage.WORK,
    Move.ACCEPT: Stage.ACCEPTANCE,
    Move.CLOSE: Stage.CLOSING,
}
REASONED = frozenset({Move.RETURN, Move.STOP})
FINISHED = frozenset({Status.ACCEPTED, Status.CLOSED, Status.STOPPED})  # nothing is late any more
OVER = frozenset({Status.CLOSED, Status.STOPPED})  # nothing more is entered
RUNNING = frozenset({Status.APPROVED, Status.DOING, Status.WAITING, Status.ACCEPTED})
CHANGEABLE = frozenset({Status.APPROVED, Status.DOING, Status.WAITING})
# What the charter fixes: once it is approved, only a change request changes it.
FIXED = ("division", "kind", "public_service", "starts_on", "due_on")


def moves(status: Status) -> list[tuple[Move, str]]:
    return [(move, act) for (at, move), (act, _) in ARROWS.items() if at == status]
