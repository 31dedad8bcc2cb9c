"""The places where a person is signed in: listed, few, and ended on the server."""

from allauth.usersessions.models import UserSession

from gongzhi.ground.accounts.models import User


def sessions_of(user: User) -> list[UserSession]:
    """Those that are still open, the newest first."""
    return sorted(UserSession.objects.purge_and_list(user), key=lambda s: s.created_at, reverse=True)


def end_sessions(user: User, *, but: str | None = None) -> int:
    """End every session of this person, except perhaps the one that asks. How many."""
    ended = list(UserSession.objects.filter(user=user).exclude(session_key=but or ""))
    for session in ended:
        session.end()
    return len(ended)


def end_one(user: User, pk: int) -> None:
    for session in UserSession.objects.filter(user=user, pk=pk):
        session.end()


def keep_few(user: User, at_most: int, *, newest: str | None) -> None:
    """A new sign-in beyond the number ends the oldest one."""
    rest = (
        UserSession.objects.filter(user=user).exclude(session_key=newest or "").order_by("-created_at", "-pk")
    )
    for session in rest[at_most - 1 :]:
        session.end()


def renamed(old: str | None, new: str) -> None:
    """The session goes on under another key."""
    UserSession.objects.filter(session_key=old or "").update(session_key=new)
