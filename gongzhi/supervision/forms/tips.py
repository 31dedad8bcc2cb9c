from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, RecordForm, chosen
from gongzhi.ground.web.secret_fields import SecretField
from gongzhi.projects.queries import projects_seen_by
from gongzhi.supervision import labels
from gongzhi.supervision.forms import link_choices, long_text
from gongzhi.supervision.forms.findings import FindingForm
from gongzhi.supervision.forms.visits import VisitForm


class TipFindingForm(FindingForm):
    """The finding lies where the tip lies."""

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        del self.fields["division"]


class TipVisitForm(VisitForm):
    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        del self.fields["division"]


class TipForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    text = long_text(_("反映内容"), 600, help_text=_("不要写来源人的姓名和电话，填在下面。"))
    channel = forms.ChoiceField(label=_("途径"), choices=lambda: list(labels.channel().items()))
    link = forms.ChoiceField(label=_("环节"), required=False, choices=link_choices)
    told_on = DayField(label=_("收到日期"))
    source_name = SecretField(label=_("来源人姓名"), max_length=60)
    source_phone = SecretField(label=_("来源人电话"), max_length=20)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["project"] = chosen(projects_seen_by(viewer), _("项目"))
        self.order_fields(["division", "project"])


class DismissForm(RecordForm):
    verdict = long_text(_("核查结果"), 400)
