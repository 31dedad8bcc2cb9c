from datetime import date

from gongzhi.api.models import Token
from gongzhi.api.rules import LONGEST, digest, hint, lasts, new_token
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.records.services import add, change
from gongzhi.ground.refusal import Refused

HOLD, OVERSEE = "tokens.hold", "tokens.oversee"


def make_token(purpose: str, ends_on: date, *, by: Viewer) -> tuple[Token, str]:
    """A token for oneself and its words, which nobody can show again. Refused beyond a year."""
    if not lasts(ends_on, by.today):
        raise Refused(f"有效期应在今天和 {LONGEST.days} 天之内，请改一个日期。")
    home = next((post.division for post in by.posts_for(HOLD)), "")
    words = new_token()
    token = Token(
        division=home,
        owner_id=by.user_id,
        purpose=purpose,
        hint=hint(words),
        digest=digest(words),
        ends_on=ends_on,
    )
    return add(token, act=HOLD, by=by, event="api.token.made"), words


def revoke_token(token: Token, *, by: Viewer, version: int | None = None) -> Token:
    """It opens nothing from the next request on. Refused for another's token without the oversight of it."""
    act = HOLD if token.owner_id == by.user_id else OVERSEE
    return change(token, act=act, by=by, event="api.token.revoked", version=version, revoked_on=by.today)
