import pytest

from gongzhi.giving.tests.kit import Kit


@pytest.fixture
def kit(db: None) -> Kit:
    return Kit()
