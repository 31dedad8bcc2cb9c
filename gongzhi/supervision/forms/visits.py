from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import Level, level
from gongzhi.ground.web.forms import DayField, RecordForm, chosen
from gongzhi.ground.web.places import places_of
from gongzhi.projects.queries import projects_seen_by
from gongzhi.supervision import labels
from gongzhi.supervision.forms import long_text, together_field
from gongzhi.supervision.models import Visit
from gongzhi.supervision.queries import plans_seen_by
from gongzhi.supervision.queries.visits import items_for


class VisitForm(RecordForm):
    division = forms.CharField(label=_("社区"))
    title = forms.CharField(label=_("名称"), max_length=120)
    kind = forms.ChoiceField(label=_("类别"), choices=lambda: list(labels.visit_kind().items()))
    on = DayField(label=_("日期"), required=False)
    together = together_field()
    team = forms.CharField(
        label=_("检查人员"), max_length=200, required=False, help_text=_("几个人用顿号隔开。")
    )
    note = long_text(_("督查情况"), 600, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["plan"] = chosen(plans_seen_by(viewer, act), _("督查计划"))
        self.fields["project"] = chosen(projects_seen_by(viewer), _("项目"))
        places = [(code, name) for code, name in places_of(viewer) if level(code) == Level.COMMUNITY]
        self.fields["division"] = forms.ChoiceField(
            label=_("社区"), choices=[(code, name) for code, name in places if viewer.may(act, code)]
        )
        self.order_fields(["division", "plan", "project"])


class ListedVisitForm(VisitForm):
    """A row of a table: visits that were made or arranged elsewhere are taken as they are."""

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        del self.fields["together"]


class ArrangeForm(RecordForm):
    on = DayField(label=_("日期"))
    together = together_field()


class NoticeForm(RecordForm):
    number = forms.CharField(label=_("通知文号"), max_length=60, required=False)


class ChecksForm(RecordForm):
    """Every item of a visit: what was found, and a note."""

    def __init__(self, *args: Any, visit: Visit, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        links = labels.link()
        for item in items_for(visit):
            label = f"{links[item.link]} · {item.text}"
            self.fields[f"{item.key}-result"] = forms.ChoiceField(
                label=label, choices=list(labels.result().items()), required=False
            )
            self.fields[f"{item.key}-note"] = forms.CharField(label=_("情况"), max_length=300, required=False)
