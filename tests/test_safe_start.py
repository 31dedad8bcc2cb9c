"""Production refuses what a demo may have."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from gongzhi.config.safe_accounts import refuse_demo_accounts
from gongzhi.config.safe_start import weaknesses
from gongzhi.demo.year import build

STRONG = {"debug": False, "secret": "k" * 50, "hosts": ["gz.example"], "demo": False}


def test_a_strong_setting_starts() -> None:
    assert weaknesses(**STRONG) == []


@pytest.mark.parametrize(
    "weak",
    [
        {"debug": True},
        {"secret": ""},
        {"secret": "demo" + "k" * 60},
        {"hosts": []},
        {"hosts": ["*"]},
        {"demo": True},
    ],
    ids=str,
)
def test_each_weakness_is_named(weak: dict[str, object]) -> None:
    assert len(weaknesses(**{**STRONG, **weak})) == 1


@pytest.mark.django_db
def test_demo_accounts_are_refused_in_production_only() -> None:
    build(date(2026, 3, 2))
    refuse_demo_accounts()
    with override_settings(DEMO_MODE=False), pytest.raises(ImproperlyConfigured, match="演示账号"):
        refuse_demo_accounts()
