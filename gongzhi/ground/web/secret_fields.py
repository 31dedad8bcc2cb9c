"""Typing what is kept sealed: the form never shows it, and a blank leaves it as it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.secrets.fields import Sealed

CLEAR = frozenset({"无", "none", "NONE"})


class SecretField(forms.CharField):
    """Cleans to None (leave as it is), "" (take it away) or the new text. Kept out of drafts by `data-secret`."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "data-secret": "", "spellcheck": "false"}
        help_text = _("加密保存，页面只显示一部分。不改请留空；要清除请填“无”。")
        super().__init__(
            **{"required": False, "help_text": help_text, "widget": forms.TextInput(attrs=attrs), **kwargs}
        )

    def prepare_value(self, value: Any) -> Any:
        return "" if isinstance(value, Sealed) or value is None else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value).strip()
        if not typed:
            return None
        return "" if typed in CLEAR else typed
