from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.giving import labels
from gongzhi.giving.forms import BooksForm, charities, long_text
from gongzhi.giving.queries import charity_funds_seen_by
from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, FenField, chosen
from gongzhi.projects.queries import projects_seen_by


class CampaignForm(BooksForm):
    division = forms.CharField(label=_("区划"))
    name = forms.CharField(label=_("众筹名称"), max_length=120)
    goal_fen = FenField(label=_("目标金额（元）"), required=False, help_text=_("还没有定请留空，不要填 0。"))
    starts_on = DayField(label=_("开始日期"), required=False)
    deadline = DayField(label=_("截止日期"), required=False)
    purpose = forms.ChoiceField(
        label=_("用途"),
        required=False,
        choices=lambda: [("", _("未知")), *labels.purpose().items()],
    )
    use_words = long_text(_("用途说明"), 400, help_text=_("向居民公示的话：钱用来做什么。"))
    refund_rule = forms.ChoiceField(
        label=_("退款规则"),
        choices=lambda: list(labels.refund_rule().items()),
        help_text=_("没有达到目标时钱怎样处理；未录入时不能判定达标或未达标。"),
    )
    filing_no = forms.CharField(label=_("公开募捐备案号"), max_length=60, required=False)
    note = long_text(_("说明"), 400)

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["fund"] = chosen(charity_funds_seen_by(viewer), _("慈善基金"))
        self.fields["project"] = chosen(projects_seen_by(viewer), _("项目"))
        if self.keeps_books:
            self.fields["publisher"] = charities(viewer, _("发布的慈善组织"))
            self.fields["publisher"].help_text = _("选了慈善基金的可以留空：由托管的慈善组织发布。")
        self.order_fields(["division", "name", "fund", "publisher", "source", "project"])
