from typing import Any

from django import forms
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.queries import accounts_seen_by
from gongzhi.ground.web.forms import DayField, RecordForm, chosen
from gongzhi.ground.web.staff_registers import role_words


class AccountForm(RecordForm):
    username = forms.CharField(
        label=_("账号"),
        max_length=60,
        validators=[ASCIIUsernameValidator()],
        help_text=_("字母、数字和 . _ -，例如姓名拼音。一人一个，不共用。"),
    )
    full_name = forms.CharField(label=_("姓名"), max_length=60)
    division = forms.CharField(label=_("区划"), help_text=_("由哪里管理这个账号；能看什么由岗位决定。"))


class PostForm(RecordForm):
    role = forms.ChoiceField(label=_("岗位"), choices=lambda: list(role_words().items()))
    division = forms.CharField(label=_("区划"))
    starts_on = DayField(label=_("起"))
    ends_on = DayField(label=_("止"), required=False, help_text=_("长期任职请留空。"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = self.viewer.today
        self.fields["acting_for"] = chosen(accounts_seen_by(self.viewer), _("代理谁"))
        self.fields["acting_for"].help_text = _(
            "不是代理请留空。代理的岗位和区划与被代理人的相同，要填“止”。"
        )


class EndForm(RecordForm):
    on = DayField(label=_("最后一天"), help_text=_("填昨天或更早，下一次打开页面就不再生效。"))


class WhyForm(RecordForm):
    why = forms.CharField(label=_("原因"), max_length=200, help_text=_("会记入操作记录，例如：调离本县。"))
