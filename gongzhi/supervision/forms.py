from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.divisions.rules import Level, level
from gongzhi.ground.web.forms import DayField, RecordForm, chosen
from gongzhi.ground.web.places import places_of
from gongzhi.ground.web.secret_fields import SecretField
from gongzhi.programmes.labels import standard
from gongzhi.programmes.queries import clauses_seen_by, documents_seen_by
from gongzhi.projects.queries import projects_seen_by
from gongzhi.registry.queries import organisations_seen_by
from gongzhi.supervision import labels
from gongzhi.supervision.models import Visit
from gongzhi.supervision.queries import items_for, plans_seen_by
from gongzhi.supervision.rules import LARGEST_TEAM, MOST_DRAWN, FindingMove

NOTHING = ("", _("（未选）"))


def _long(label: Any, length: int, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _links() -> list[tuple[Any, Any]]:
    return [NOTHING, *labels.link().items()]


def _day_together() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("附近已有走访时"),
        required=False,
        choices=lambda: [NOTHING, *labels.together().items()],
        help_text=_("同一社区 7 天以内已有督查走访时要选；合并的只算一次。没有就不用选。"),
    )


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
    note = _long(_("说明"), 400, required=False)

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
    reason = _long(_("再次抽取的理由"), 400, required=False, help_text=_("第一次抽取不用填。"))


class VisitForm(RecordForm):
    division = forms.CharField(label=_("社区"))
    title = forms.CharField(label=_("名称"), max_length=120)
    kind = forms.ChoiceField(label=_("类别"), choices=lambda: list(labels.visit_kind().items()))
    on = DayField(label=_("日期"), required=False)
    together = _day_together()
    team = forms.CharField(
        label=_("检查人员"), max_length=200, required=False, help_text=_("几个人用顿号隔开。")
    )
    note = _long(_("督查情况"), 600, required=False)

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
    together = _day_together()


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


class FindingForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    text = _long(_("督查问题"), 300)
    link = forms.ChoiceField(label=_("环节"), required=False, choices=_links)
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


class TipFindingForm(FindingForm):
    """The finding lies where the tip lies."""

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        del self.fields["division"]


class TipVisitForm(VisitForm):
    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        del self.fields["division"]


class ReplyForm(RecordForm):
    words = _long(_("整改情况"), 600, help_text=_("怎样整改的、到什么程度。佐证请先在问题页的附件里上传。"))


class WithdrawForm(RecordForm):
    words = _long(_("撤销的理由"), 400)


class RecheckForm(RecordForm):
    decision = forms.ChoiceField(
        label=_("复查结论"),
        choices=lambda: [
            NOTHING,
            *((m.value, labels.finding_move()[m]) for m in (FindingMove.PASS, FindingMove.FAIL)),
        ],
    )
    words = _long(_("复查意见"), 400, required=False, help_text=_("不通过时要写明还差什么。"))
    due_on = DayField(label=_("新的整改期限"), required=False, help_text=_("不通过时可以另定；不填不变。"))


class TipForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    text = _long(_("反映内容"), 600, help_text=_("不要写来源人的姓名和电话，填在下面。"))
    channel = forms.ChoiceField(label=_("途径"), choices=lambda: list(labels.channel().items()))
    link = forms.ChoiceField(label=_("环节"), required=False, choices=_links)
    told_on = DayField(label=_("收到日期"))
    source_name = SecretField(label=_("来源人姓名"), max_length=60)
    source_phone = SecretField(label=_("来源人电话"), max_length=20)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["project"] = chosen(projects_seen_by(viewer), _("项目"))
        self.order_fields(["division", "project"])


class DismissForm(RecordForm):
    verdict = _long(_("核查结果"), 400)
