from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, RecordForm, chosen
from gongzhi.leadership import labels
from gongzhi.leadership.models import Meeting
from gongzhi.leadership.queries import groups_seen_by, meetings_seen_by, seats_seen_by, seats_to_call
from gongzhi.leadership.rules import MONTHS, Presence
from gongzhi.programmes.queries import documents_seen_by
from gongzhi.registry.queries import organisations_seen_by


class GroupForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("名称"), max_length=120)
    kind = forms.ChoiceField(label=_("类别"), choices=lambda: list(labels.group_kind().items()))
    duty = forms.CharField(
        label=_("职责"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    set_up_on = DayField(label=_("成立日期"), required=False)
    meets_every = forms.IntegerField(
        label=_("例会间隔（月）"),
        min_value=MONTHS[0],
        max_value=MONTHS[-1],
        required=False,
        help_text=_("几个月开一次会，如每季度一次填 3。没有规定请留空。"),
    )

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["parent"] = chosen(groups_seen_by(viewer), _("上级机构"))
        self.fields["document"] = chosen(documents_seen_by(viewer), _("成立文件"))


class SeatForm(RecordForm):
    post = forms.CharField(label=_("职务"), max_length=40)
    holder_name = forms.CharField(label=_("姓名"), max_length=60, required=False, help_text=_("未知请留空。"))
    holder_post = forms.CharField(label=_("本职"), max_length=120, required=False)
    unit_words = forms.CharField(label=_("单位（未登记时填写）"), max_length=120, required=False)
    starts_on = DayField(label=_("任职起"), required=False)
    ends_on = DayField(label=_("任职止"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["group"] = chosen(groups_seen_by(viewer, act), _("机构"), required=True)
        self.fields["unit"] = chosen(organisations_seen_by(viewer), _("单位"))
        self.fields["document"] = chosen(documents_seen_by(viewer), _("任职文件"))
        self.order_fields(["group", "post", "holder_name", "holder_post", "unit", "unit_words", "document"])


def _long(label: Any, length: int, rows: int = 3, help_text: Any = "") -> forms.Field:
    return forms.CharField(
        label=label,
        max_length=length,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


class MeetingForm(RecordForm):
    title = forms.CharField(
        label=_("会议名称"), max_length=120, help_text=_("如“领导小组第一次会议”，同一机构不重名。")
    )
    number = forms.CharField(label=_("文号"), max_length=40, required=False)
    held_on = DayField(label=_("会议日期"))
    venue = forms.CharField(label=_("会议地点"), max_length=120, required=False)
    chair = forms.CharField(label=_("主持"), max_length=60, required=False)
    present = _long(_("出席"), 600, 2, _("逐人登记的在会议页“出席名单”里；登记了名单的，纪要以名单为准。"))
    apologies = _long(_("请假"), 300, 2, _("没有人请假请写“无”；不知道请留空。"))
    agenda = _long(_("议题"), 600)
    minutes = _long(_("会议情况"), 10_000, 6, _("写进会议纪要正文，一段一行；议定事项另外登记。"))
    next_on = DayField(label=_("下次会议日期"), required=False, help_text=_("还没有定请留空。"))
    issued_on = DayField(label=_("印发日期"), required=False, help_text=_("纪要还没有印发请留空。"))

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["group"] = chosen(groups_seen_by(viewer, act), _("机构"), required=True)
        self.order_fields(["group"])


def _states() -> list[tuple[str, Any]]:
    return list(labels.presence().items())


class AttendanceForm(RecordForm):
    name = forms.CharField(
        label=_("姓名"), max_length=60, required=False, help_text=_("选了任职的可以不填；未知请留空。")
    )
    state = forms.ChoiceField(label=_("到会"), choices=_states)
    reason = forms.CharField(
        label=_("请假原因"),
        max_length=120,
        required=False,
        help_text=_("请假的填写，写进会议纪要；不知道请留空。"),
    )

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["meeting"] = chosen(meetings_seen_by(viewer, act), _("会议"), required=True)
        self.fields["seat"] = chosen(seats_seen_by(viewer), _("任职"))
        self.order_fields(["meeting", "seat"])


class RollForm(RecordForm):
    """Every seat that is not on the list of a meeting yet: how its holder was there, and why not."""

    def __init__(self, *args: Any, meeting: Meeting, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        for seat in seats_to_call(meeting):
            self.fields[f"{seat.pk}-state"] = forms.ChoiceField(
                label=str(seat),
                choices=[("", _("（不列入）")), *_states()],
                required=False,
                initial=Presence.PRESENT.value,
            )
            self.fields[f"{seat.pk}-reason"] = forms.CharField(
                label=_("请假原因"), max_length=120, required=False
            )


class ResolutionForm(RecordForm):
    number = forms.IntegerField(label=_("序号"), min_value=1, max_value=99)
    text = forms.CharField(
        label=_("议定事项"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("第一句作为任务的名称，全文作为任务的要求。"),
    )
    lead_words = forms.CharField(label=_("牵头单位（未登记时填写）"), max_length=120, required=False)
    partners = forms.CharField(
        label=_("协办单位"), max_length=200, required=False, help_text=_("几个单位用顿号隔开，没有请留空。")
    )
    accountable = forms.CharField(label=_("责任人"), max_length=60, required=False)
    due_on = DayField(label=_("完成期限"), required=False, help_text=_("还没有定请留空，定了再下达为任务。"))

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["meeting"] = chosen(meetings_seen_by(viewer, act), _("会议"), required=True)
        self.fields["lead"] = chosen(organisations_seen_by(viewer), _("牵头单位"))
        self.order_fields(["meeting", "number", "text", "lead", "lead_words"])


class GiveForm(RecordForm):
    only_ready = forms.BooleanField(
        label=_("缺的先不下达"),
        required=False,
        help_text=_("勾选后，缺牵头单位或期限的这次不下达，补上以后再办。"),
    )
