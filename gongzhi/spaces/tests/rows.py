"""One of each for the scope test."""

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.spaces import services
from gongzhi.spaces.models import Space, Work, Zone
from tests.planting import Planted


def plant(division: str, mark: str, by: Viewer) -> Planted:
    space = services.add_space(Space(division=division, name=f"{mark}中心", area_sqm100=12000), by=by)
    zone = services.add_zone(Zone(space=space, name=f"{mark}活动室"), by=by)
    work = services.add_work(Work(division=division, space=space, title=f"{mark}改造"), by=by)
    return Planted(
        lists=["spaces:spaces", "spaces:zones", "spaces:works"],
        objects={
            "spaces:space": {"pk": space.pk},
            "spaces:space-edit": {"pk": space.pk},
            "spaces:zone": {"pk": zone.pk},
            "spaces:zone-edit": {"pk": zone.pk},
            "spaces:work": {"pk": work.pk},
            "spaces:work-edit": {"pk": work.pk},
        },
        posts={"spaces:work-move": {"pk": work.pk}},
        forms=["spaces:gaps", "spaces:space-new", "spaces:zone-new", "spaces:work-new"],
    )
