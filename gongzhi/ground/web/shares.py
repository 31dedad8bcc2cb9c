"""Shares as people write them, in forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongzhi.ground.chinese.numerals import parse_number, parse_ratio
from gongzhi.ground.chinese.widths import fold
from gongzhi.ground.money.rules import BASIS, share_in_words


class ShareField(forms.CharField):
    """A share as people write it: 80, 80% or 八成. Cleans to basis points, or None when left blank (unknown).

    A bare number of less than 5 is asked after: a sheet hands on a cell that shows 80% as 0.8, and 100% as 1.
    """

    example = "80%"
    least_bare, most = 5, 10 * BASIS

    def to_python(self, value: object) -> Any:
        text = fold(str(value or "")).strip()
        if not text:
            return None
        number = parse_number(text)
        if number is not None and 0 < number < self.least_bare:
            raise forms.ValidationError(_("看不出是不是百分数，请写上百分号，例如 0.8% 或 80%。"))
        share = parse_ratio(text) if number is None else number / 100
        points = None if share is None else share * BASIS
        if points is None or points < 0 or points.denominator != 1 or points > self.most:
            raise forms.ValidationError(
                _("请填写百分数，最多两位小数，不超过 %(most)s，例如 80；未知请留空。")
                % {"most": share_in_words(self.most)}
            )
        return int(points)

    def prepare_value(self, value: object) -> object:
        """With its sign where a bare number would be asked after: what is shown can be sent back."""
        if not isinstance(value, int):
            return value
        small = 0 < value < self.least_bare * BASIS // 100
        return share_in_words(value) if small else share_in_words(value).removesuffix("%")

    def run_validators(self, value: object) -> None:
        """The text validators of CharField do not apply to a share."""


class PartField(ShareField):
    """A share of a whole: never more than all of it."""

    most = BASIS
