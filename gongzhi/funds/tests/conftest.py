import pytest

from gongzhi.funds.tests.books import Books, books


@pytest.fixture
def full(db: None) -> Books:
    """100 fen there, 80 granted, 50 committed, 20 paid."""
    found = books()
    found.receive(100)
    found.grant(80)
    found.commit(50)
    found.pay(20)
    return found
