"""Who acts for a unit and who is told of what it owes. A unit acts through the people who hold a post for it; while
nobody does, the nearest place acts in which somebody holds a post for no unit. Where no unit is on file, the matrix
alone decides.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from gongzhi.ground.accounts.queries import holders, posts_in_force
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.queries import name
from gongzhi.ground.divisions.rules import Level, above, contains, level, span
from gongzhi.ground.refusal import Refused


def acts_for(viewer: Viewer, act: str, unit: int | None, place: str) -> bool:
    """Whether this viewer is one of those who act for a unit in a place. `unit` None: whoever the matrix allows."""
    if unit is None or not viewer.may(act, place):
        return viewer.may(act, place)
    posts = [post for post in viewer.posts_for(act) if contains(post.division, place)]
    if any(post.body == unit for post in posts):
        return True
    stands = _standing(act, unit, place, viewer.today)
    return _nearest(stands, place) in {post.division for post in posts if post.body is None}


def must_act_for(viewer: Viewer, act: str, unit: int | None, named: str, place: str) -> None:
    """Refused in words that name the unit, or the place that acts for it."""
    viewer.must(act, place)
    if acts_for(viewer, act, unit, place):
        return
    nearest = _nearest(_standing(act, unit, place, viewer.today), place)
    if nearest is None:
        raise Refused(
            f"这件事由责任单位“{named}”办理，您的岗位不是这个单位的。请交给该单位的人；"
            "您就在该单位的，请系统管理员在岗位上注明单位。"
        )
    raise Refused(
        f"责任单位“{named}”还没有人任职，这件事暂由{name(nearest)}的人员办理。"
        "请交给他们，或请系统管理员给该单位任命人员。"
    )


def own_of(viewer: Viewer, act: str, unit: str = "lead") -> Q:
    """The rows a viewer owes something about: those of the units of their posts; and of their very places, and of the
    communities of a street in which nobody stands, those that no unit's people answer. Asks nothing by itself.
    """
    posts, held = viewer.posts_for(act), posts_in_force(act, viewer.today)
    places = [post.division for post in posts if post.body is None]
    near = Q(division__in=places)
    for first, last in (span(place) for place in places if level(place) == Level.STREET):
        alone = ~Q(division__in=held.filter(body=None).values("division"))
        near |= Q(**{f"{unit}__isnull": False}) & Q(division__gte=first, division__lte=last) & alone
    peopled = held.exclude(body=None).values("body")
    mine = {post.body for post in posts if post.body is not None}
    return Q(**{f"{unit}__in": mine}) | (near & ~Q(**{f"{unit}__in": peopled}))


def acting_for(act: str, unit: int | None, place: str, by: Viewer) -> list[int]:
    """The accounts that act for a unit in a place; where no unit is on file, those that stand in the very place."""

    def find() -> list[int]:
        if unit is None:
            return holders(act, place, by.today)
        stands = _standing(act, unit, place, by.today)
        nearest = _nearest(stands, place)
        return list(dict.fromkeys(user for user, at, _body in stands if nearest in {None, at}))

    return _asked(by, ("acting", act, unit, place), find)


def concerned(act: str, unit: int | None, place: str, by: Viewer) -> list[int]:
    """The accounts that stand in the very place, and those of the unit wherever they stand."""
    here = _asked(by, ("holders", act, place, None), lambda: holders(act, place, by.today))
    led = _asked(by, ("holders", act, "", unit), lambda: holders(act, "", by.today, unit)) if unit else []
    return [*here, *led]


def deciding(act: str, place: str, by: Viewer) -> list[int]:
    """The accounts of the nearest place, from this one upwards, in which somebody may do it."""

    def find() -> list[int]:
        return next((found for code in _line(place) if (found := holders(act, code, by.today))), [])

    return _asked(by, ("deciding", act, place), find)


Stands = Sequence[tuple[int, str, int | None]]  # account, division, body


def _standing(act: str, unit: int | None, place: str, today: date) -> Stands:
    """The posts for a unit that reach a place; where there are none, the posts for no unit. One question."""
    posts = posts_in_force(act, today).filter(Q(body=unit) | Q(body=None), division__in=_line(place))
    found = list(posts.order_by("user_id").values_list("user_id", "division", "body"))
    return [row for row in found if row[2] is not None] or found


def _nearest(stands: Stands, place: str) -> str | None:
    """The place that acts for a unit; None where its own people do. Where there is nobody at all, the place itself."""
    if any(body is not None for _user, _division, body in stands):
        return None
    there = {division for _user, division, _body in stands}
    return next((code for code in _line(place) if code in there), place)


def _line(place: str) -> list[str]:
    """A place and those above it, the nearest first."""
    return list(dict.fromkeys([place, *reversed(above(place))]))


def _asked(by: Viewer, key: tuple[Any, ...], find: Callable[[], list[int]]) -> list[int]:
    """Asked once for everything one viewer does in one go."""
    if key not in by.asked:
        by.asked[key] = find()
    found: list[int] = by.asked[key]
    return found
