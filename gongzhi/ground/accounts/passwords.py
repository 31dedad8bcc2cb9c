"""The password rules of the profile in force, as Django asks for them."""

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongzhi.ground.accounts.models import UsedPassword, User
from gongzhi.ground.accounts.rules import PROFILES, Fault, Profile, faults

WORDS = {
    Fault.SHORT: gettext_lazy("密码至少 %(shortest)d 位。可以用几个不相干的词连成一句。"),
    Fault.PLAIN: gettext_lazy("密码要有数字、小写字母、大写字母、其他符号中的至少 %(kinds)d 类。"),
    Fault.NAMED: gettext_lazy("密码里不要出现账号、姓名或系统名称。"),
}
PRODUCT = ("gongzhi", "共治")


def profile() -> Profile:
    return PROFILES[settings.PASSWORD_PROFILE]


class ByProfile:
    """A Django password validator: the profile's length, kinds and names, and the passwords used before."""

    def validate(self, password: str, user: User | None = None) -> None:
        rule = profile()
        names = (*PRODUCT, user.username, user.full_name) if user else PRODUCT
        told = [str(WORDS[fault]) % vars(rule) for fault in faults(password, rule, names)]
        if user and _was_used(password, user, rule.remembered):
            told.append(_("不能再用最近 %(n)d 次用过的密码。") % {"n": rule.remembered})
        if told:
            raise ValidationError(told)

    def get_help_text(self) -> str:
        rule = profile()
        words = [str(WORDS[Fault.SHORT]) % vars(rule), str(WORDS[Fault.NAMED])]
        if rule.kinds > 1:
            words.insert(1, str(WORDS[Fault.PLAIN]) % vars(rule))
        if rule.days:
            words.append(_("每 %(days)d 天要换一次。") % {"days": rule.days})
        return " ".join(words)


def _was_used(password: str, user: User, remembered: int) -> bool:
    if user.pk is None or not remembered:
        return False
    used = UsedPassword.objects.filter(user=user).values_list("encoded", flat=True)[:remembered]
    return any(check_password(password, encoded) for encoded in used)
