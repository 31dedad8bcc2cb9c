"""Which pages the street may enter. Everything else asks for a name, and then for an act."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from gongzhi.ground.accounts.matrix import matrix
from gongzhi.ground.web.doors import ANYONE_SIGNED_IN

PUBLIC = {"/sign-in/", "/help/"}
# Django's own views and two of ours that any signed-in person may post to.
WITHOUT_ACT = PUBLIC | {"/sign-out/", "/language/", "/place/"}


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
    } == PUBLIC


@pytest.mark.parametrize("url", sorted(DOORS.keys() - WITHOUT_ACT))
def test_every_other_page_names_an_act_of_the_matrix(url: str) -> None:
    act = getattr(DOORS[url].callback, "act", None)
    assert act in {*matrix().acts(), ANYONE_SIGNED_IN}
