"""The words of the access matrix in the reader's language; the file itself holds both."""

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.accounts.matrix import Resource, Role, matrix


def words_of(named: Role | Resource) -> str:
    return named.en if (get_language() or "").startswith("en") else named.zh


def roles_for(act: str) -> str:
    """Who can do it, in the reader's language."""
    joint = ", " if (get_language() or "").startswith("en") else "、"
    return joint.join(
        words_of(role) for code, role in matrix().roles.items() if code in matrix().allowed(act)
    )


def verb_words() -> dict[str, Promise]:
    return {
        "see": _("查看"),
        "edit": _("登记和修改"),
        "approve": _("批准"),
        "accept": _("验收"),
        "verify": _("核实"),
        "reply": _("回复"),
        "reveal": _("查看完整个人信息"),
        "refund": _("退款"),
        "report": _("报送进展"),
        "close": _("销号"),
        "oversee": _("查看和作废他人的"),
        "use": _("导入"),
        "hold": _("领取令牌"),
        "fill": _("补齐"),
        "draft": _("拟稿"),
        "confirm": _("确认（第二人）"),
        "make": _("填写"),
        "review": _("审核"),
        "issue": _("签发"),
        "draw": _("随机抽取"),
        "recheck": _("复查"),
        "post": _("记账和冲销"),
        "lock": _("关账"),
        "pack": _("打审计包"),
        "request": _("申请"),
        "check": _("复核"),
        "pay": _("支付"),
        "print": _("打印"),
    }
