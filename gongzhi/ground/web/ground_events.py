"""What the events of the ground are called that have no room of labels of their own."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def events() -> dict[str, Promise]:
    return {
        "accounts.account.opened": _("开设账号"),
        "accounts.account.closed": _("停用账号"),
        "accounts.post.given": _("任职"),
        "accounts.post.ended": _("免职"),
        "records.fictional.erased": _("移除演示数据"),
    }
