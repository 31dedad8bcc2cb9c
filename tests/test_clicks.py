"""The acts people do most, from the home page to the form or the button, by the role that does them: three clicks at most.

A click follows a link that stands on the page, ticks rows or presses a button; what is offered is read from the page.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gongzhi.demo import places
from gongzhi.ground.accounts.models import User
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.tasks.models import Task
from gongzhi.tasks.services import add_task
from tests.standing import year_until

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]
county = year_until(localdate())
MOST = 3
TICK = object()  # ticking rows of a list is a click, and leads nowhere


def todo(why: str) -> str:
    """A line of the list of what waits, by the reason it stands there."""
    return rf'<li>\s*<a href="([^"]+)">(?:(?!</li>).)*?{why}'


def menu(words: str) -> str:
    return rf'<a href="([^"]+)"[^>]*>(?:\s|<[^a/][^>]*>)*{words}\s*<'


def link(words: str) -> str:
    return rf'<a class="button[^"]*" href="([^"]+)"[^>]*>{words}</a>'


def button(move: str) -> str:
    return rf'name="move" value="({move})"'


# Act, by whom, the clicks: patterns of links, then of what the act itself begins with.
ACTS: list[tuple[str, str, Sequence[object]]] = [
    ("签收", "demo-community", [todo("待签收"), button("sign")]),
    ("开始办理", "demo-community", [todo("待签收"), button("start")]),
    ("报送", "demo-community", [todo("逾期未报"), link("报送")]),
    ("退回", "demo-office", [todo("待审核销号"), link("退回")]),
    ("销号", "demo-office", [todo("待审核销号"), link("销号")]),
    ("申请延期", "demo-community", [todo("逾期未报"), link("申请延期")]),
    ("决定延期", "demo-office", [todo("延期申请待决定"), link("决定延期申请")]),
    ("登记问题", "demo-office", [menu("问题清单"), link("登记问题")]),
    (
        "下达议定事项",
        "demo-office",
        [menu("会议"), r'<a href="(/leadership/meetings/\d+/)"', link("把议定事项下达为任务")],
    ),
    ("催办", "demo-office", [menu("任务清单"), TICK, r'name="batch" value="(urge)"']),
    (
        "督办单回复",
        "demo-department",
        [todo("督办单待签收|督办单待回复"), rf'{button("sign")}|href="([^"]+/words/reply/)"'],
    ),
]


@pytest.mark.parametrize(("who", "clicks"), [row[1:] for row in ACTS], ids=[row[0] for row in ACTS])
def test_three_clicks_at_most(who: str, clicks: Sequence[object], client: Client) -> None:
    office = viewer_for(User.objects.get(username="demo-office"), localdate())
    due = localdate() + timedelta(days=9)
    add_task(Task(division=places.PILOTS[0], title="新下达的任务", due_on=due), by=office)
    client.force_login(User.objects.get(username=who))
    page, made, begun = client.get("/").content.decode(), 0, False
    for click in clicks:
        made += 1
        if click is TICK:
            assert 'type="checkbox" name="pick"' in page
            continue
        found = re.search(str(click), page, re.DOTALL)
        if (
            found is None and made == 1
        ):  # the home page shows the first ten; looking at all of them is a click
            page, made = client.get("/todo/").content.decode(), 2
            found = re.search(str(click), page, re.DOTALL)
        assert found, click
        target = unescape(next(part for part in found.groups() if part))
        if target.startswith("/"):
            answer = client.get(target)
            assert answer.status_code == 200, target
            page = answer.content.decode()
            begun = "data-once" in page  # a form stands there
        else:
            begun = True  # a button that does it
    assert begun and made <= MOST
