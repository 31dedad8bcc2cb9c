from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, RecordForm, chosen
from gongzhi.projects import labels
from gongzhi.projects.forms import OfProject, long_text
from gongzhi.projects.models.acceptances import MOST_USERS
from gongzhi.projects.queries import acceptances_seen_by
from gongzhi.projects.rules.acceptances import Conclusion


class AcceptanceForm(RecordForm):
    held_on = DayField(label=_("验收日期"))
    signed_by = forms.CharField(
        label=_("签字人"), max_length=200, required=False, help_text=_("几个人用顿号隔开。")
    )
    users = long_text(
        _("参加验收的服务对象"),
        300,
        help_text=_("公共服务必填人名或人数；不便写姓名的写“居民代表”等，并填人数。"),
    )
    users_count = forms.IntegerField(
        label=_("参加验收的服务对象人数"), min_value=0, max_value=MOST_USERS, required=False
    )
    published_on = DayField(label=_("结果公示日期"), required=False)
    release_on = DayField(label=_("质保金返还日期"), required=False)
    note = long_text(_("说明"), 400)


class NewAcceptanceForm(OfProject, AcceptanceForm):
    pass


class OfAcceptance(RecordForm):
    """A form that first asks which acceptance."""

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["acceptance"] = chosen(acceptances_seen_by(viewer, act), _("验收"), required=True)
        self.order_fields(["acceptance"])


class ItemForm(RecordForm):
    text = forms.CharField(label=_("验收内容"), max_length=200)
    finding = forms.ChoiceField(label=_("结果"), choices=lambda: list(labels.finding().items()))
    note = forms.CharField(label=_("说明"), max_length=200, required=False)


class NewItemForm(OfAcceptance, ItemForm):
    pass


class DefectForm(RecordForm):
    text = long_text(_("缺陷"), 300, required=True)
    mender = forms.CharField(label=_("整改人"), max_length=120, required=False)
    due_on = DayField(label=_("整改期限"), required=False)
    fixed_on = DayField(label=_("整改完成日期"), required=False, help_text=_("还没有整改完请留空。"))


class NewDefectForm(OfAcceptance, DefectForm):
    pass


class ConcludeForm(RecordForm):
    conclusion = forms.ChoiceField(
        label=_("结论"),
        choices=lambda: [
            ("", _("（未选）")),
            *((key, words) for key, words in labels.conclusion().items() if key != Conclusion.OPEN),
        ],
    )
    note = long_text(_("说明"), 400, help_text=_("不通过时要写明原因。"))
