"""Who is asking, with the posts held today: the one argument of every door and every hand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from gongzhi.ground.accounts.matrix import Reach, matrix
from gongzhi.ground.divisions import rules as divisions
from gongzhi.ground.refusal import Refused

NOTHING = Q(pk__in=())


@dataclass(frozen=True)
class Held:
    """One post: a role in a division, perhaps for one body (an organisation, a task force), perhaps in somebody's place."""

    role: str
    division: str
    body: int | None = None
    acting_for: int | None = None  # the account whose post this is (代理)


@dataclass(frozen=True)
class Viewer:
    user_id: int
    name: str
    today: date
    posts: tuple[Held, ...] = ()
    seals: list[str] = field(default_factory=list, compare=False, repr=False)  # see web.standing
    places: list[tuple[str, str]] = field(
        default_factory=list, compare=False, repr=False
    )  # filled once a request
    asked: dict[Any, Any] = field(
        default_factory=dict, compare=False, repr=False
    )  # answers kept for this one go
    refusals: list[Any] = field(default_factory=list, compare=False, repr=False)  # see audit.refusals

    def posts_for(self, act: str) -> list[Held]:
        allowed = matrix().allowed(act)
        return [post for post in self.posts if post.role in allowed]

    def may(self, act: str, division: str | None = None) -> bool:
        """Whether any post allows the act, in this division if one is named."""
        posts = self.posts_for(act)
        if division is None:
            return bool(posts)
        line = matrix().reach(act) == Reach.LINE
        return any(
            divisions.contains(p.division, division) or (line and divisions.contains(division, p.division))
            for p in posts
        )

    def must(self, act: str, division: str) -> None:
        if not self.may(act, division):
            raise Refused(f"您现在的岗位不能在这里办理此事；可以办理的岗位：{who_may(act)}。")

    def within(self, act: str, field: str = "division") -> Q:
        """The rows this act reaches, as a filter on a 12-digit code field."""
        reached = NOTHING
        line = matrix().reach(act) == Reach.LINE
        for post in self.posts_for(act):
            first, last = divisions.span(post.division)
            reached |= Q(**{f"{field}__gte": first, f"{field}__lte": last})
            if line:
                reached |= Q(**{f"{field}__in": divisions.above(post.division)})
        return reached

    def persons(self, act: str, division: str) -> frozenset[int]:
        """Who stands behind the act in a place: the account, and all in whose place it may do it there. Nobody stands
        behind the installation."""
        acting = {p.acting_for for p in self.posts_for(act) if divisions.contains(p.division, division)}
        return frozenset({self.user_id, *(person for person in acting if person)} - {0})

    def bodies(self) -> set[int]:
        return {post.body for post in self.posts if post.body is not None}

    def home(self) -> str | None:
        """The widest division this viewer holds a post in; None without a post."""
        return min((p.division for p in self.posts), key=lambda c: len(divisions.prefix(c)), default=None)


def who_may(act: str) -> str:
    roles = matrix().roles
    return "、".join(roles[code].zh for code in roles if code in matrix().allowed(act))


def stranger(today: date) -> Viewer:
    """Somebody without a name: sees and does nothing."""
    return Viewer(0, "", today)


def holding(posts: Iterable[Held], *, user_id: int, name: str, today: date) -> Viewer:
    return Viewer(user_id, name, today, tuple(posts))
