"""How the list of missing values takes in a table."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.unknowns.queries import gaps_seen_by
from gongzhi.ground.unknowns.services import GAP
from gongzhi.ground.web.forms import DayField, RecordForm
from gongzhi.ground.web.importing import Importing
from gongzhi.papers import labels


class GapForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    what = forms.CharField(label=_("待补内容"), max_length=200)
    kind = forms.ChoiceField(label=_("类别"), choices=lambda: list(labels.unknown_kind().items()))
    owner = forms.CharField(label=_("责任单位"), max_length=80, required=False)
    due_on = DayField(label=_("补齐期限"), required=False)
    why = forms.CharField(label=_("缘由"), max_length=200, required=False)


GAPS = Importing("gaps", _("待补数据"), GapForm, gaps_seen_by, ("division", "what"), GAP, "papers:gaps")
