from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.registry import labels
from gongzhi.registry.rules import OrgKind, uscc_is_right


def right_uscc(code: str) -> None:
    if not uscc_is_right(code):
        raise ValidationError(_("统一社会信用代码的校验位不对，请对照证书逐位核对。"))


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
