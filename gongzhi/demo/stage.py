"""What the acts of the story share: the diary, the bodies on file, and who acts where."""

from dataclasses import dataclass, field

from gongzhi.demo import places
from gongzhi.demo.diary import Deed, Diary
from gongzhi.ground.divisions.rules import contains
from gongzhi.registry.models import Organisation

WAN = 10**6  # fen in 万元


@dataclass
class Stage:
    diary: Diary
    bodies: dict[str, Organisation] = field(default_factory=dict)

    def on(self, after: int, who: str, deed: Deed) -> None:
        """Plan a deed so many days after the batch was named."""
        self.diary.on(self.diary.day(after), who, deed)


def clerk(division: str) -> str:
    """The account that works on a place: the first community has one of its own, its street acts for the others."""
    if division == places.PILOTS[0]:
        return "demo-community"
    return "demo-street" if contains(places.PILOT_STREET, division) else "demo-office"
