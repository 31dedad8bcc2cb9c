"""One of each for the scope test."""

from gongzhi.ground.accounts.viewer import Viewer
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    return Planted()
