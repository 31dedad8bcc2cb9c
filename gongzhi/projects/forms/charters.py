from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, FenField, RecordForm, chosen
from gongzhi.programmes.labels import source_kind
from gongzhi.projects import labels
from gongzhi.projects.forms import OfProject, long_text
from gongzhi.projects.rules.milestones import WHOLE
from gongzhi.registry.queries import organisations_seen_by
from gongzhi.spaces.queries import spaces_seen_by


class ProjectForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("项目名称"), max_length=120)
    kind = forms.ChoiceField(
        label=_("类别"),
        choices=lambda: list(labels.kind().items()),
        help_text=_("草拟时按类别带出里程碑，可以再改。"),
    )
    goal = long_text(_("目标"), 600)
    for_hardware = forms.BooleanField(label=_("服务于硬件提升"), required=False)
    for_software = forms.BooleanField(label=_("服务于软件完善"), required=False)
    for_service = forms.BooleanField(label=_("服务于服务亮点"), required=False)
    for_scene = forms.BooleanField(label=_("服务于场景呈现"), required=False)
    owner_words = forms.CharField(label=_("责任单位（未登记时填写）"), max_length=120, required=False)
    accountable = forms.CharField(label=_("责任人"), max_length=60, required=False)
    starts_on = DayField(
        label=_("计划开始"), required=False, help_text=_("里程碑的计划日期从这一天推算；没有定请留空。")
    )
    due_on = DayField(label=_("计划完成"), required=False)
    public_service = forms.BooleanField(
        label=_("公共服务"),
        required=False,
        help_text=_("面向居民提供服务的请勾选：验收时要有服务对象参加。"),
    )

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["space"] = chosen(spaces_seen_by(viewer), _("阵地"))
        self.fields["owner"] = chosen(organisations_seen_by(viewer), _("责任单位"))
        self.order_fields(["division", "name", "kind", "space", "goal", "owner", "owner_words"])


class MoneyForm(RecordForm):
    kind = forms.ChoiceField(label=_("资金来源"), choices=lambda: list(source_kind().items()))
    planned_fen = FenField(label=_("计划金额"), required=False, help_text=_("还不清楚请留空，不要填 0。"))


class NewMoneyForm(OfProject, MoneyForm):
    pass


class MilestoneForm(RecordForm):
    title = forms.CharField(label=_("里程碑"), max_length=120)
    weight = forms.IntegerField(
        label=_("权重（%）"),
        min_value=1,
        max_value=WHOLE,
        help_text=_("一个项目各里程碑的权重加起来应为 100。"),
    )
    stage = forms.ChoiceField(label=_("阶段"), choices=lambda: list(labels.stage().items()))
    due_on = DayField(label=_("计划日期"), required=False)
    needs_evidence = forms.BooleanField(
        label=_("必须有佐证"),
        required=False,
        help_text=_("勾选的要上传材料才能报送，通过以后项目才能进入下一阶段。"),
    )


class NewMilestoneForm(OfProject, MilestoneForm):
    pass


class ReportForm(RecordForm):
    done_on = DayField(label=_("实际日期"))
    note = long_text(_("办理说明"), 400)
