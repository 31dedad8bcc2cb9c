"""What a field says when it cannot take what was typed: in Chinese, and how to mend it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# By kind of field, then by Django's code; the words of a base class count for the kinds made from it.
WORDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("必填，请填写这一项。")},
    forms.CharField: {
        "max_length": _("最多 %(limit_value)d 个字，现在有 %(show_value)d 个，请删短一些。"),
        "min_length": _("至少 %(limit_value)d 个字，现在只有 %(show_value)d 个，请补全。"),
        "null_characters_not_allowed": _("含有看不见的空字符，请删去后重新填写。"),
    },
    forms.IntegerField: {
        "invalid": _("请填整数，例如 12；不要带单位和小数。"),
        "max_value": _("不能大于 %(limit_value)s，请核对后重填。"),
        "min_value": _("不能小于 %(limit_value)s，请核对后重填。"),
    },
    forms.DateField: {"invalid": _("请按“2026-07-01”的样子填写年月日。")},
    forms.ChoiceField: {
        "required": _("请从清单中选择一项。"),
        "invalid_choice": _("“%(value)s”不在清单中，请从清单里重新选择。"),
    },
    forms.ModelChoiceField: {
        "required": _("请从清单中选择一项。"),
        "invalid_choice": _("所选的一项不在清单中（可能已被删除），请重新选择。"),
    },
    forms.FileField: {
        "required": _("请选择一个文件。"),
        "invalid": _("没有收到文件，请重新选择文件后再提交。"),
        "missing": _("没有收到文件，请重新选择文件后再提交。"),
        "empty": _("文件是空的，请选择有内容的文件。"),
        "max_length": _("文件名太长（%(length)d 个字，最多 %(max)d 个），请改短文件名。"),
        "contradiction": _("请只选一样：上传文件，或勾选清除。"),
    },
}


def put_words(field: forms.Field) -> None:
    """Give a field the words of its kinds; words that its form wrote for it stay."""
    plain: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        plain |= getattr(kind, "default_error_messages", {})
    own = {code for code, said in field.error_messages.items() if said is not plain.get(code)}
    for kind, words in WORDS.items():
        if isinstance(field, kind):
            field.error_messages |= {code: said for code, said in words.items() if code not in own}
