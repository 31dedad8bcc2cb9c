from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, RecordForm, chosen
from gongzhi.programmes.labels import standard
from gongzhi.programmes.queries import clauses_seen_by
from gongzhi.registry.queries import organisations_seen_by
from gongzhi.supervision import labels
from gongzhi.supervision.forms import NOTHING, link_choices, long_text
from gongzhi.supervision.rules import FindingMove


class FindingForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    text = long_text(_("督查问题"), 300)
    link = forms.ChoiceField(label=_("环节"), required=False, choices=link_choices)
    severity = forms.ChoiceField(
        label=_("程度"),
        choices=lambda: list(labels.severity().items()),
        help_text=_("一般：回复说明即可；较重、严重：回复要附佐证，评价时可能扣减资金。"),
    )
    standard = forms.ChoiceField(
        label=_("影响的标准"), required=False, choices=lambda: [NOTHING, *standard().items()]
    )
    found_on = DayField(label=_("发现日期"))
    lead_words = forms.CharField(label=_("责任单位（未登记时填写）"), max_length=120, required=False)
    due_on = DayField(label=_("整改期限"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["lead"] = chosen(organisations_seen_by(viewer), _("责任单位"))
        self.fields["clause"] = chosen(clauses_seen_by(viewer), _("依据条款"))
        self.order_fields(
            ["division", "text", "link", "severity", "standard", "clause", "found_on", "lead", "lead_words"]
        )


class ReplyForm(RecordForm):
    words = long_text(
        _("整改情况"), 600, help_text=_("怎样整改的、到什么程度。佐证请先在问题页的附件里上传。")
    )


class WithdrawForm(RecordForm):
    words = long_text(_("撤销的理由"), 400)


class RecheckForm(RecordForm):
    decision = forms.ChoiceField(
        label=_("复查结论"),
        choices=lambda: [
            NOTHING,
            *((m.value, labels.finding_move()[m]) for m in (FindingMove.PASS, FindingMove.FAIL)),
        ],
    )
    words = long_text(_("复查意见"), 400, required=False, help_text=_("不通过时要写明还差什么。"))
    due_on = DayField(label=_("新的整改期限"), required=False, help_text=_("不通过时可以另定；不填不变。"))
