from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.forms import DayField, FenField, RecordForm
from gongzhi.programmes.labels import source_kind
from gongzhi.projects import labels
from gongzhi.projects.forms import OfProject, long_text


class NewChangeForm(OfProject):
    reason = long_text(_("变更理由"), 400, required=True, help_text=_("写明为什么要改、不改会怎样。"))
    to_on = DayField(label=_("新的计划完成"), required=False, help_text=_("工期不变请留空。"))
    kind = forms.ChoiceField(
        label=_("资金来源"),
        required=False,
        choices=lambda: [("", _("（未选）")), *source_kind().items()],
        help_text=_("预算不变请不选。"),
    )
    delta_fen = FenField(
        label=_("增减金额"), required=False, help_text=_("增加写 5万元，减少写 -5万元；预算不变请留空。")
    )


class DecisionForm(RecordForm):
    decision = forms.ChoiceField(
        label=_("决定"), choices=lambda: [("", _("（未选）")), *labels.change_move().items()]
    )
    note = long_text(_("决定意见"), 400, help_text=_("不同意时要写明理由。"))
