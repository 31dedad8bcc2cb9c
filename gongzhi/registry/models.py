from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.ground.secrets.fields import BlindIndex, SealedField
from gongzhi.registry import labels
from gongzhi.registry.rules import OrgKind, citizen_id_is_right, phone_is_right, uscc_is_right


def right_uscc(code: str) -> None:
    if not uscc_is_right(code):
        raise ValidationError(_("统一社会信用代码的校验位不对，请对照证书逐位核对。"))


def right_phone(number: str) -> None:
    if not phone_is_right(number):
        raise ValidationError(_("手机号应为 11 位，以 1 开头；固定电话请带区号。"))


def right_citizen_id(number: str) -> None:
    if not citizen_id_is_right(number):
        raise ValidationError(_("身份证号的校验位不对，请对照证件逐位核对。"))


class Organisation(Record):
    """A body that takes part: a department, a social organisation, an enterprise."""

    name = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=20, choices=labels.org_kind, default=OrgKind.OTHER.value)
    uscc = models.CharField(_("统一社会信用代码"), max_length=18, blank=True, validators=[right_uscc])
    contact = models.CharField(_("联系人"), max_length=60, blank=True)
    note = models.CharField(_("说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("division", "name")
        constraints = (
            models.UniqueConstraint(
                name="one_organisation_a_name",
                fields=["division", "name"],
                violation_error_message=_("本区划内已有同名组织，请直接使用或修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Person(Record):
    """Somebody who works for the pilot. What is not known of the certificate stays blank.

    Numbers that name a person are sealed for their row and found by their fingerprints.
    """

    name = models.CharField(_("姓名"), max_length=60)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("所在组织"), null=True, blank=True, on_delete=models.PROTECT
    )
    job = models.CharField(_("职务"), max_length=60, blank=True)
    is_social_worker = models.BooleanField(_("社工"), default=False)
    certificate = models.CharField(_("职业资格"), max_length=12, choices=labels.cert_level, blank=True)
    certificate_no = SealedField(_("证书编号"), blank=True)
    certificate_no_index = BlindIndex(of="certificate_no")
    certificate_no_tail = BlindIndex(of="certificate_no", last=True)
    phone = SealedField(_("手机号"), mask="phone", blank=True, validators=[right_phone])
    phone_index = BlindIndex(of="phone")
    phone_tail = BlindIndex(of="phone", last=True)
    citizen_id = SealedField(_("身份证号"), blank=True, validators=[right_citizen_id])
    citizen_id_index = BlindIndex(of="citizen_id")
    citizen_id_tail = BlindIndex(of="citizen_id", last=True)
    certified_on = models.DateField(_("取得日期"), null=True, blank=True)
    expires_on = models.DateField(_("有效期至"), null=True, blank=True)

    class Meta:
        ordering = ("division", "name")

    def __str__(self) -> str:
        return self.name


class Observation(Record):
    """One figure about a place: what, how much (null = unknown), as of when, from which source."""

    measured = models.CharField(_("数据项"), max_length=20, choices=labels.measured)
    value = models.BigIntegerField(_("数值"), null=True, blank=True)
    words = models.CharField(_("说明"), max_length=200, blank=True)
    as_of = models.DateField(_("数据日期"), null=True, blank=True)
    source = models.CharField(_("来源"), max_length=200)

    class Meta:
        ordering = ("division", "measured", "-as_of", "-pk")

    def __str__(self) -> str:
        return f"{self.get_measured_display()}"
