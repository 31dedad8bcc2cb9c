"""What a token is: random words given once, kept only as a digest. Plain Python."""

import hashlib
import secrets
from datetime import date, timedelta

SIGN = "gz_"
BYTES = 32  # 256 bits: nobody guesses one, so a plain digest is enough
LONGEST = timedelta(days=366)


def new_token() -> str:
    return SIGN + secrets.token_urlsafe(BYTES)


def digest(token: str) -> str:
    """SHA-256 in hex: what the database keeps."""
    return hashlib.sha256(token.encode()).hexdigest()


def hint(token: str) -> str:
    """Enough to tell two tokens apart in a list, too little to use one."""
    return token[: len(SIGN) + 4] + "…"


def lasts(ends_on: date, today: date) -> bool:
    """A token ends today at the earliest and in a year at the latest."""
    return today <= ends_on <= today + LONGEST
