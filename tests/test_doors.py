"""Which pages the street may enter. Everything else asks for a name, and then for an act."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from gongzhi.api.catalogue import REGISTERS
from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN

PUBLIC = {
    "/sign-in/",
    "/sign-in/code/",
    "/sign-out/",
    "/help/",
    "/look/",
    "/language/",
    "/healthz",
    "/metrics",
}
# They ask for a token themselves; tests/test_api_scope.py says what they give to whom. The description of the API
# and the way from its root to the page that people read hold no data.
BY_TOKEN = {"/api/v1/", "/api/v1/openapi.json", *(f"/api/v1/{name}" for name in REGISTERS)}
BY_TOKEN |= {f"/api/v1/{name}/<pk>" for name in REGISTERS}
# Any signed-in person may post to it.
WITHOUT_ACT = PUBLIC | {"/place/"}


def doors(at: URLResolver, path: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for step in at.url_patterns:
        if isinstance(step, URLResolver):
            yield from doors(step, path + str(step.pattern))
        else:
            yield path + str(step.pattern), step


DOORS = dict(doors(get_resolver()))


def test_only_the_public_pages_are_open_to_the_street() -> None:
    assert {
        url for url, door in DOORS.items() if not getattr(door.callback, "login_required", True)
    } == PUBLIC | BY_TOKEN


@pytest.mark.parametrize("url", sorted(DOORS.keys() - WITHOUT_ACT - BY_TOKEN))
def test_every_other_page_names_an_act_of_the_matrix(url: str) -> None:
    act = getattr(DOORS[url].callback, "act", None)
    assert act in {*matrix().acts(), ANYONE_SIGNED_IN}
