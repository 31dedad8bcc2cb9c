import pytest
from django.core.cache import cache

from gongzhi.ground.divisions.services import put_division
from gongzhi.ground.web.tests.people import COUNTY


@pytest.fixture
def a_county(db: None) -> None:
    """A place, and counts of tries that begin at nothing."""
    cache.clear()
    put_division(COUNTY, "青禾县", fictional=True)
