from datetime import date

from django.db.models import Q, QuerySet

from gongzhi.api.models import Token
from gongzhi.api.rules import digest
from gongzhi.ground.accounts.queries import viewer_for
from gongzhi.ground.accounts.viewer import Viewer


def tokens_seen_by(viewer: Viewer, act: str = "tokens.hold") -> QuerySet[Token]:
    """One's own tokens; the security administrator sees everybody's within reach."""
    mine = Q(owner_id=viewer.user_id) if viewer.may("tokens.hold") else Q(pk__in=())
    return Token.objects.filter(mine | viewer.within("tokens.oversee")).select_related("owner")


def viewer_by_token(words: str, today: date) -> Viewer | None:
    """Who holds this token and what their posts allow today; None for one that is ended, revoked or unknown."""
    in_force = Token.objects.filter(digest=digest(words), ends_on__gte=today, revoked_on=None)
    token = in_force.select_related("owner").first()
    if token is None or not token.owner.is_active:
        return None
    return viewer_for(token.owner, today)
