"""What can be done in the background: a plain list that capabilities append to in AppConfig.ready().

@job("tasks.remind", _("催办提醒"))
def remind(step: Step, days: int) -> str: ...

jobs.tell(remind)                                        # in AppConfig.ready()
enqueue("tasks.remind", {"days": 3}, by=viewer)          # anywhere above
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from gongzhi.ground.jobs.step import Step

Words = str | Promise


@dataclass(frozen=True)
class Kind:
    """One kind of job. `run` gives the words that tell what came of it.

    `tries`: how often it is begun before it is given up. `minutes`: how long it may run. `once`: a key that was
    used up stays used up; otherwise a finished job frees its key.
    """

    name: str
    title: Words
    run: Callable[..., Words | None]
    tries: int = 4
    minutes: int = 120
    once: bool = False
    quiet: bool = False  # no notice at its end

    def __call__(self, step: "Step", **args: Any) -> Words | None:
        return self.run(step, **args)


@dataclass(frozen=True)
class Round:
    """A job that comes round. `every` in minutes; `at`: the minute of the day for what runs once a day."""

    name: str
    every: int
    at: int | None = None


JOBS: dict[str, Kind] = {}
ROUNDS: dict[str, Round] = {}


def job(
    name: str, title: Words, *, tries: int = 4, minutes: int = 120, once: bool = False, quiet: bool = False
) -> Callable[[Callable[..., Words | None]], Kind]:
    """Declare a job; it is known once it is told."""
    return lambda run: Kind(name, title, run, tries, minutes, once, quiet)


def tell(*kinds: Kind) -> None:
    JOBS.update({kind.name: kind for kind in kinds})


def come_round(*rounds: Round) -> None:
    ROUNDS.update({each.name: each for each in rounds})
