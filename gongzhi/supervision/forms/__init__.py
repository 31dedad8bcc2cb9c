"""The forms, by noun, and the fields they share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.supervision import labels

NOTHING = ("", _("（未选）"))


def long_text(label: Any, length: int, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def link_choices() -> list[tuple[Any, Any]]:
    return [NOTHING, *labels.link().items()]


def together_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("附近已有走访时"),
        required=False,
        choices=lambda: [NOTHING, *labels.together().items()],
        help_text=_("同一社区 7 天以内已有督查走访时要选；合并的只算一次。没有就不用选。"),
    )
