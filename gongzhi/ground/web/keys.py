"""The key of an opened form: which opening, and for whom. Signed, so that nobody makes one up for another."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner

from gongzhi.ground.submissions.services import KEPT_FOR

FIELD = "once"
_SIGNER = TimestampSigner(salt="gongzhi.form")


@dataclass(frozen=True)
class Key:
    token: str
    person: int


def new_key(person: int, token: str = "") -> str:
    """A key for a form that is shown now; `token` continues an earlier opening."""
    return _SIGNER.sign(f"{token or secrets.token_urlsafe(16)}.{person}")


def read_key(text: str, at_most: timedelta = KEPT_FOR) -> Key | None:
    """None for a key that was not given out by this installation, or so long ago that its receipt may be gone."""
    try:
        token, _, person = _SIGNER.unsign(text, max_age=at_most).rpartition(".")
    except BadSignature:
        return None
    return Key(token, int(person))
