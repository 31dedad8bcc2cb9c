from gongzhi.programmes.queries import type_templates
from gongzhi.spaces.rules import Purpose


def test_the_rooms_a_pilot_type_needs_have_a_known_purpose() -> None:
    purposes = {room.purpose for template in type_templates().values() for room in template.rooms}
    assert purposes <= set(Purpose)
