"""The overview has one page and no object of its own."""

from gongzhi.ground.accounts.viewer import Viewer
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    return Planted(forms=["finances:finances", "finances:pack"])
