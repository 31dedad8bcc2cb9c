from datetime import date, timedelta

import pytest

from gongzhi.funds.models import Arrival, Source
from gongzhi.funds.queries import arrivals_seen_by
from gongzhi.funds.services.sources import add_arrival, add_source, change_arrival, change_source
from gongzhi.ground.accounts.viewer import Held, Viewer, holding
from gongzhi.ground.refusal import Refused

TODAY = date(2026, 3, 2)
COUNTY, COMMUNITY, SIBLING = "990101000000", "990101001001", "990101001002"

pytestmark = pytest.mark.django_db


def viewer(role: str, division: str = COUNTY) -> Viewer:
    return holding([Held(role, division)], user_id=0, name="试", today=TODAY)


FINANCE = viewer("finance")


def an_arrival() -> Arrival:
    source = add_source(Source(division=COMMUNITY, name="慈善"), by=FINANCE)
    return add_arrival(Arrival(source=source, amount_fen=100, arrived_on=TODAY), by=FINANCE)


def test_an_arrival_is_not_moved_into_the_future() -> None:
    arrival = an_arrival()
    with pytest.raises(Refused, match="晚于今天"):
        change_arrival(arrival, by=FINANCE, arrived_on=TODAY + timedelta(days=1))
    assert Arrival.objects.get().arrived_on == TODAY
    change_arrival(arrival, by=FINANCE, arrived_on=None)
    assert Arrival.objects.get().arrived_on is None


def test_an_arrival_lies_where_its_source_lies_after_a_change_of_either() -> None:
    arrival = an_arrival()
    other = add_source(Source(division=SIBLING, name="众筹"), by=FINANCE)
    change_arrival(arrival, by=FINANCE, source=other)
    assert list(arrivals_seen_by(viewer("community", SIBLING))) == [arrival]
    assert not arrivals_seen_by(viewer("community", COMMUNITY)).exists()
    change_source(other, by=FINANCE, division=COMMUNITY)
    assert list(arrivals_seen_by(viewer("community", COMMUNITY))) == [arrival]
