from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gongzhi.api.models import Token
from gongzhi.api.queries import tokens_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.cells import Kind, Light
from gongzhi.ground.web.registers import Act, Column, Register, search


def token_url(token: Token) -> str:
    return reverse("api:token", args=[token.pk])


def token_light(token: Token, viewer: Viewer) -> Light:
    if token.revoked_on:
        return Light(str(_("已作废")), "grey")
    if token.ends_on < viewer.today:
        return Light(str(_("已过期")), "grey")
    return Light(str(_("有效")), "green")


def _prepare(rows: list[Any], viewer: Viewer) -> None:
    for token in rows:
        token.light = token_light(token, viewer)


TOKENS = Register(
    title=_("接口令牌"),
    act="tokens.see",
    rows=lambda viewer: tokens_seen_by(viewer),
    order=("-pk",),
    url=token_url,
    prepare=_prepare,
    subtitle=_("程序用令牌读取台账，看到的与领取人在页面上看到的相同。"),
    columns=(
        Column("purpose", _("用途"), lambda t: t.purpose, sort=("purpose",), url=token_url),
        Column("light", _("状态"), lambda t: t.light, Kind.LIGHT),
        Column("owner", _("领取人"), lambda t: str(t.owner), sort=("owner__full_name",)),
        Column("hint", _("开头"), lambda t: t.hint),
        Column("made", _("领取时间"), lambda t: t.made_at, Kind.DATE, sort=("made_at",)),
        Column("ends_on", _("有效期至"), lambda t: t.ends_on, Kind.DATE, sort=("ends_on",)),
    ),
    filters=(search("purpose", "owner__full_name", label=_("用途或领取人")),),
    acts=(
        Act(_("领取令牌"), "api:token-new", "tokens.hold"),
        Act(_("接口说明"), "api:guide", "tokens.see", "plain"),
    ),
)
