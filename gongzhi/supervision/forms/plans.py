from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, RecordForm, chosen
from gongzhi.ground.web.places import places_of
from gongzhi.programmes.queries import documents_seen_by
from gongzhi.registry.queries import organisations_seen_by
from gongzhi.supervision import labels
from gongzhi.supervision.forms import NOTHING, long_text
from gongzhi.supervision.queries import plans_seen_by
from gongzhi.supervision.rules import LARGEST_TEAM, MOST_DRAWN


class PlanForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("督查计划"), max_length=120)
    kind = forms.ChoiceField(label=_("类别"), choices=lambda: list(labels.plan_kind().items()))
    starts_on = DayField(label=_("开始日期"), required=False)
    ends_on = DayField(label=_("结束日期"), required=False)
    progress = forms.BooleanField(label=_("看进度"), required=False, initial=True)
    quality = forms.BooleanField(label=_("看质量"), required=False, initial=True)
    tender = forms.BooleanField(label=_("看招投标"), required=False, initial=True)
    money = forms.BooleanField(label=_("看资金使用"), required=False, initial=True)
    lead_words = forms.CharField(label=_("牵头单位（未登记时填写）"), max_length=120, required=False)
    note = long_text(_("说明"), 400, required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["lead"] = chosen(organisations_seen_by(viewer), _("牵头单位"))
        self.fields["document"] = chosen(documents_seen_by(viewer), _("依据文件"))
        self.order_fields([*list(self.fields)[:9], "lead", "lead_words", "document", "note"])


class InspectorForm(RecordForm):
    name = forms.CharField(label=_("姓名"), max_length=60)
    unit_words = forms.CharField(label=_("单位（未登记时填写）"), max_length=120, required=False)
    away = forms.BooleanField(label=_("不再参加"), required=False, help_text=_("勾选以后不再抽到。"))

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["plan"] = chosen(plans_seen_by(viewer, act), _("督查计划"), required=True)
        self.fields["unit"] = chosen(organisations_seen_by(viewer), _("单位"))
        self.fields["interest"] = forms.ChoiceField(
            label=_("回避地方"),
            required=False,
            choices=[NOTHING, *places_of(viewer)],
            help_text=_("有利害关系的社区、街道；抽到那里时不抽此人。所在单位就在那个社区的自动回避。"),
        )
        self.order_fields(["plan", "name", "unit", "unit_words", "interest", "away"])


class DrawForm(RecordForm):
    among = forms.ChoiceField(
        label=_("从哪里抽"),
        choices=lambda: list(labels.among().items()),
        help_text=_("在办的项目：已立项、实施中、待验收，而且在一个社区里的。"),
    )
    wanted = forms.IntegerField(label=_("抽取对象数"), min_value=1, max_value=MOST_DRAWN, initial=1)
    team = forms.IntegerField(label=_("每个对象人数"), min_value=1, max_value=LARGEST_TEAM, initial=2)
    seed = forms.CharField(
        label=_("种子"),
        max_length=120,
        required=False,
        help_text=_("事先约定的公开数字，如某期彩票号码；留空由系统随机生成。"),
    )
    reason = long_text(_("再次抽取的理由"), 400, required=False, help_text=_("第一次抽取不用填。"))
