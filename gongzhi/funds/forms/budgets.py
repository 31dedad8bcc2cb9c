"""What a budget line is asked for: a contract committed to it, part of it passed on to a year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.funds import labels
from gongzhi.funds.models import Account
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import span
from gongzhi.ground.web.forms import DayField, FenField, RecordForm, chosen
from gongzhi.projects.queries import contracts_seen_by


class OfLine(RecordForm):
    """A form about one budget line."""

    amount_fen = FenField(label=_("金额（元）"), help_text=_("可以写 50万元 或 500,000.00。"))
    day = DayField(label=_("日期"))
    words = forms.CharField(label=_("摘要"), max_length=150)

    def __init__(self, *args: Any, viewer: Viewer, act: str, line: Account, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.line = line
        self.fields["day"].initial = viewer.today


class CommitForm(OfLine):
    words = forms.CharField(
        label=_("摘要"),
        max_length=150,
        required=False,
        help_text=_("选了合同可以留空，就写合同的编号和内容。"),
    )
    purpose = forms.ChoiceField(
        label=_("用途"),
        choices=lambda: list(labels.purpose().items()),
        help_text=_("与这条预算的用途不同会被拒绝。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = contracts_seen_by(self.viewer).filter(division__range=span(self.line.division))
        if self.line.project_id:
            rows = rows.filter(project=self.line.project_id)
        self.fields["contract"] = chosen(rows, _("合同"))
        self.fields["purpose"].initial = self.line.purpose
        self.order_fields(["contract", "purpose", "amount_fen", "day", "words"])


class PassForm(OfLine):
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = self.viewer.today.year
        self.order_fields(["year"])
