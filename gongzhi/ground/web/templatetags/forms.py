"""`{% csrf_token %}` of this house also carries the form's key: no form that changes something can forget it."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongzhi.ground.web.keys import FIELD, new_key

register = template.Library()


@register.simple_tag(name="csrf_token", takes_context=True)
def token_and_key(context: dict[str, Any]) -> SafeString:
    """The token against forged requests, and for a signed-in person a key that is carried out once.

    `form_token` in the context continues an earlier opening of the same form (a draft).
    """
    token = context.get("csrf_token")
    if not token or token == "NOTPROVIDED":  # noqa: S105 - what Django says where no request is known
        return SafeString("")
    field = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return field
    key = new_key(user.pk, str(context.get("form_token", "")))
    return field + format_html('<input type="hidden" name="{}" value="{}">', FIELD, key)
