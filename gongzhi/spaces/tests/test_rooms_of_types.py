from datetime import date

import pytest

from gongzhi.ground.accounts.viewer import Held, holding
from gongzhi.programmes.models import Batch, PilotUnit, Programme
from gongzhi.programmes.queries import type_templates
from gongzhi.spaces.models import Space, Zone
from gongzhi.spaces.rules import Purpose
from gongzhi.spaces.services import add_space, add_zone
from gongzhi.spaces.todo import rooms_of_the_type

COUNTY = "990101000000"


def test_the_rooms_a_pilot_type_needs_have_a_known_purpose() -> None:
    purposes = {room.purpose for template in type_templates().values() for room in template.rooms}
    assert purposes <= set(Purpose)


@pytest.mark.django_db
def test_the_page_of_a_unit_tells_which_rooms_are_there() -> None:
    by = holding([Held("office", COUNTY)], user_id=0, name="试", today=date(2026, 3, 2))
    batch = Batch.objects.create(
        division=COUNTY, programme=Programme.objects.create(division=COUNTY, name="试点"), number=3
    )
    unit = PilotUnit(division=COUNTY, unit_division=COUNTY, batch=batch, level="community")
    unit.pilot_type = "mutual_help"
    unit.save()
    space = add_space(Space(division=COUNTY, name="中心"), by=by)
    zone = add_zone(Zone(space=space, name="居民议事厅", purpose="activity"), by=by)
    panel = rooms_of_the_type(unit, by)
    assert panel is not None
    assert [(text, bool(url)) for text, url in panel.rows] == [
        ("居民议事厅：已登记", True),
        ("邻里互助站：还没有登记", False),
    ]
    assert str(zone.pk) in panel.rows[0][1]
    unit.pilot_type = ""
    assert rooms_of_the_type(unit, by) is None
