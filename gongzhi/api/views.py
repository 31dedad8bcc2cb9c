from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gongzhi.api import services
from gongzhi.api.catalogue import REGISTERS
from gongzhi.api.dossiers import token_dossier
from gongzhi.api.forms import TokenForm
from gongzhi.api.queries import tokens_seen_by
from gongzhi.api.registers import token_url
from gongzhi.ground.refusal import Refused
from gongzhi.ground.web.confirming import Confirm, confirm_page
from gongzhi.ground.web.doors import opens
from gongzhi.ground.web.pages import dossier
from gongzhi.ground.web.viewers import Request


@opens("tokens.see")
def guide(request: Request) -> HttpResponse:
    """Every address of the API that this person's posts open, with its parameters and columns."""
    offered = [
        {
            "title": register.title,
            "url": reverse(f"api-v1:{name}"),
            "filters": [(each.name, each.label) for each in register.filters],
            "columns": [(column.key, column.label) for column in register.columns],
        }
        for name, register in REGISTERS.items()
        if request.viewer.may(register.act)
    ]
    trail = [{"title": _("接口令牌"), "url": reverse("api:tokens")}, {"title": _("接口说明"), "url": ""}]
    context = {"registers": offered, "trail": trail, "schema_url": reverse("api-v1:openapi-json")}
    return render(request, "api/guide.html", context)


@opens("tokens.hold")
@never_cache
def token_new(request: Request) -> HttpResponse:
    """A token for oneself. Its words are on the answer to the form and nowhere else."""
    form = TokenForm(request.POST or None, viewer=request.viewer, act=services.HOLD)
    trail = [{"title": _("接口令牌"), "url": reverse("api:tokens")}, {"title": _("领取令牌"), "url": ""}]
    if request.method == "POST" and form.is_valid():
        try:
            token, words = services.make_token(**form.fields_given(), by=request.viewer)
        except Refused as why:
            form.add_error("ends_on", str(why))
        else:
            shown = {"token": token, "words": words, "url": token_url(token), "trail": trail}
            return render(request, "api/token_made.html", shown)
    page = {"title": _("领取令牌"), "submit": _("领取"), "cancel_url": reverse("api:tokens")}
    status = 422 if request.method == "POST" else 200
    return render(request, "web/form.html", {"page": page, "form": form, "trail": trail}, status=status)


@opens("tokens.see")
def token(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(tokens_seen_by(request.viewer), pk=pk)
    return dossier(request, token_dossier(row, request.viewer))


@opens("tokens.see")
def token_revoke(request: Request, pk: int) -> HttpResponse:
    row = get_object_or_404(tokens_seen_by(request.viewer), pk=pk)
    ask = Confirm(
        _("作废令牌：%(purpose)s") % {"purpose": row.purpose},
        _("作废令牌"),
        [
            _("用这 1 个令牌（开头 %(hint)s）的程序立刻读不到任何数据。") % {"hint": row.hint},
            _("作废不能恢复；还要用时，请重新领取一个令牌，换到程序里。"),
        ],
        lambda version: token_url(services.revoke_token(row, by=request.viewer, version=version)),
        token_url(row),
        done=_("令牌已作废。"),
    )
    return confirm_page(request, row, ask)
