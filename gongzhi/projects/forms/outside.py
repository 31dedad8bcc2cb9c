from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, FenField, RecordForm, chosen
from gongzhi.ground.web.shares import PartField
from gongzhi.projects.forms import OfProject, long_text
from gongzhi.projects.queries import outside_works_seen_by


class OutsideWorkForm(RecordForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("关联工程"), max_length=120, help_text=_("如污水分流、旧城改造。"))
    unit_words = forms.CharField(label=_("负责单位"), max_length=120, required=False)
    starts_on = DayField(label=_("计划开工"), required=False)
    due_on = DayField(label=_("计划完工"), required=False)
    done_on = DayField(label=_("实际完工"), required=False)
    total_fen = FenField(label=_("总造价"), required=False, help_text=_("还不清楚请留空，不要填 0。"))
    note = long_text(_("说明"), 400)


class ShareForm(RecordForm):
    share_bp = PartField(
        label=_("归属比例（%）"),
        required=False,
        help_text=_("这项工程有多少算到这个项目上；各项目合起来不超过 100%，不清楚请留空。"),
    )
    must_wait = forms.BooleanField(
        label=_("要等它完工"), required=False, help_text=_("项目必须等这项工程完工才能开始的请勾选。")
    )


class NewShareForm(OfProject, ShareForm):
    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["work"] = chosen(outside_works_seen_by(viewer), _("关联工程"), required=True)
        self.order_fields(["project", "work"])
