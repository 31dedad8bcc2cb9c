from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.leadership import labels


class Group(Record):
    """The leading group, its office, a task force."""

    name = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=16, choices=labels.group_kind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("上级机构"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    document = models.ForeignKey(
        "programmes.Document", verbose_name=_("成立文件"), null=True, blank=True, on_delete=models.PROTECT
    )
    duty = models.CharField(_("职责"), max_length=400, blank=True)
    set_up_on = models.DateField(_("成立日期"), null=True, blank=True)

    class Meta:
        ordering = ("division", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_group_a_name",
                fields=["division", "name"],
                violation_error_message=_("已有同名机构，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Seat(Record):
    """One post in a group, and who holds it. A blank holder is unknown."""

    spelled = ("holder_name",)  # found by how this sounds

    group = models.ForeignKey(Group, verbose_name=_("机构"), on_delete=models.PROTECT, related_name="seats")
    post = models.CharField(_("职务"), max_length=40)
    holder_name = models.CharField(_("姓名"), max_length=60, blank=True)
    holder_post = models.CharField(_("本职"), max_length=120, blank=True)
    unit = models.ForeignKey(
        "registry.Organisation", verbose_name=_("单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    unit_words = models.CharField(_("单位（原文）"), max_length=120, blank=True)
    starts_on = models.DateField(_("任职起"), null=True, blank=True)
    ends_on = models.DateField(_("任职止"), null=True, blank=True)

    class Meta:
        ordering = ("group", "pk")

    def __str__(self) -> str:
        return f"{self.post} {self.holder_name}".strip()
