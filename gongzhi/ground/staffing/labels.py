"""What the audit calls the steps of coming in, of accounts and posts, and of sealed fields."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def events() -> dict[str, Promise]:
    return {
        "accounts.signed_in": _("登录"),
        "accounts.signed_out": _("退出登录"),
        "accounts.sign_in.failed": _("登录失败"),
        "accounts.account.opened": _("开通账号"),
        "accounts.account.locked": _("停用账号"),
        "accounts.account.unlocked": _("恢复账号"),
        "accounts.account.closed": _("注销账号"),
        "accounts.code.issued": _("发放一次性口令"),
        "accounts.password.changed": _("修改密码"),
        "accounts.factor.on": _("设置第二因素"),
        "accounts.factor.off": _("停用第二因素"),
        "accounts.factor.codes": _("更换恢复码"),
        "accounts.factor.reset_asked": _("申请重置第二因素"),
        "accounts.factor.reset": _("重置第二因素"),
        "accounts.post.given": _("任命岗位"),
        "accounts.post.confirmed": _("确认岗位"),
        "accounts.post.refused": _("退回岗位"),
        "accounts.post.ended": _("终止岗位"),
        "secrets.revealed": _("查看完整个人信息"),
        "secrets.alarmed": _("预警：频繁查看个人信息"),
        "secrets.stopped": _("超过次数，未予查看"),
    }
