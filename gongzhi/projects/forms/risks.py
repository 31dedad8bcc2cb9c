from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.web.forms import RecordForm
from gongzhi.projects.forms import OfProject, long_text
from gongzhi.projects.rules.risks import SCALE, score


class RiskForm(RecordForm):
    title = forms.CharField(label=_("风险"), max_length=200)
    probability = forms.IntegerField(
        label=_("可能性（1–5）"),
        min_value=SCALE[0],
        max_value=SCALE[-1],
        help_text=_("1 最不可能，5 几乎肯定。"),
    )
    impact = forms.IntegerField(
        label=_("影响（1–5）"), min_value=SCALE[0], max_value=SCALE[-1], help_text=_("1 最轻，5 最重。")
    )
    trigger = forms.CharField(
        label=_("触发条件"), max_length=200, required=False, help_text=_("看到什么就说明它要发生了。")
    )
    owner = forms.CharField(label=_("责任人"), max_length=60, required=False)
    measure = long_text(_("应对措施"), 300)
    residual = forms.IntegerField(
        label=_("剩余风险（1–25）"),
        min_value=1,
        max_value=score(SCALE[-1], SCALE[-1]),
        required=False,
        help_text=_("措施做到以后还剩多少分；不清楚请留空。"),
    )


class NewRiskForm(OfProject, RiskForm):
    pass
