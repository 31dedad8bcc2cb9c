from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.viewer import Viewer
from gongzhi.ground.web.forms import DayField, FenField, RecordForm, chosen
from gongzhi.ground.web.shares import PartField
from gongzhi.projects.forms import OfProject, long_text
from gongzhi.projects.queries import contracts_seen_by
from gongzhi.registry.queries import organisations_seen_by


class ContractForm(RecordForm):
    number = forms.CharField(label=_("合同编号"), max_length=60)
    title = forms.CharField(label=_("合同内容"), max_length=200)
    party_words = forms.CharField(label=_("对方单位（未登记时填写）"), max_length=120, required=False)
    amount_fen = FenField(label=_("合同金额"), required=False, help_text=_("还不清楚请留空，不要填 0。"))
    signed_on = DayField(label=_("签订日期"), required=False)
    starts_on = DayField(label=_("履行起"), required=False)
    ends_on = DayField(label=_("履行止"), required=False)
    retention_bp = PartField(
        label=_("质保金比例（%）"), required=False, help_text=_("如 3%；合同没有约定请填 0，不清楚请留空。")
    )

    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["party"] = chosen(organisations_seen_by(viewer), _("对方单位"))
        self.order_fields(["project", "number", "title", "party", "party_words"])


class NewContractForm(OfProject, ContractForm):
    pass


class AmendmentForm(RecordForm):
    number = forms.IntegerField(label=_("第几份"), min_value=1, max_value=99)
    signed_on = DayField(label=_("签订日期"))
    what = long_text(_("改了什么"), 400, required=True)
    amount_fen = FenField(
        label=_("改后合同总额"), required=False, help_text=_("整份合同改后的总额；金额不变请留空。")
    )
    ends_on = DayField(label=_("改后履行止"), required=False, help_text=_("期限不变请留空。"))


class NewAmendmentForm(AmendmentForm):
    def __init__(self, *args: Any, viewer: Viewer, act: str, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, act=act, **kwargs)
        self.fields["contract"] = chosen(contracts_seen_by(viewer, act), _("合同"), required=True)
        self.order_fields(["contract"])
