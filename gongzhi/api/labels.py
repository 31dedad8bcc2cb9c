from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def events() -> dict[str, Promise]:
    return {"api.token.made": _("领取接口令牌"), "api.token.revoked": _("作废接口令牌")}
