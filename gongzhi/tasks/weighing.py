"""Progress by weight. Plain Python: no Django, no clock."""

from dataclasses import dataclass

from gongzhi.ground.unknowns.rules import Total


@dataclass(frozen=True)
class Weighed:
    """Some tasks added up: `weight` over those with one, `done` weight × percent over those with both.

    `unweighted` have no weight; `unreported` have one and no known progress.
    """

    weight: int
    done: int
    unweighted: int
    unreported: int

    @property
    def percent(self) -> Total | None:
        """Rounded down; at least so much where some progress is unknown; None where a weight is, or there is none."""
        if self.unweighted or not self.weight:
            return None
        known = self.done // self.weight
        return Total(known, self.unreported, any_known=self.done > 0)
