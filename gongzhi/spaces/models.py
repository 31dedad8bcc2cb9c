from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.spaces import labels
from gongzhi.spaces.rules import Action, Purpose, Use, WorkStatus


class Space(Record):
    """A community's premises (阵地). Area in 0.01 ㎡; null is unknown."""

    name = models.CharField(_("名称"), max_length=120)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    tenure = models.CharField(_("权属"), max_length=12, choices=labels.tenure, blank=True)
    use = models.CharField(_("状态"), max_length=12, choices=labels.use, default=Use.IN_USE.value)
    area_sqm100 = models.BigIntegerField(_("面积"), null=True, blank=True)
    plate = models.CharField(_("门牌"), max_length=4, choices=labels.plate, blank=True)
    note = models.CharField(_("说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("division", "name")
        constraints = (
            models.UniqueConstraint(
                name="one_space_a_name",
                fields=["division", "name"],
                violation_error_message=_("本社区已有同名阵地，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Zone(Record):
    """A part of a space with one purpose, and whether its door says so."""

    space = models.ForeignKey(Space, verbose_name=_("阵地"), on_delete=models.PROTECT, related_name="zones")
    name = models.CharField(_("分区名称"), max_length=80)
    purpose = models.CharField(
        _("用途"), max_length=12, choices=labels.purpose, default=Purpose.ACTIVITY.value
    )
    area_sqm100 = models.BigIntegerField(_("面积"), null=True, blank=True)
    plate = models.CharField(_("门牌"), max_length=4, choices=labels.plate, blank=True)

    class Meta:
        ordering = ("space", "name")

    def __str__(self) -> str:
        return self.name


class Work(Record):
    """Works on a space: what is done to it, by when, and how far it is."""

    title = models.CharField(_("改造内容"), max_length=200)
    space = models.ForeignKey(
        Space, verbose_name=_("阵地"), null=True, blank=True, on_delete=models.PROTECT, related_name="works"
    )
    action = models.CharField(_("方式"), max_length=16, choices=labels.action, default=Action.RENOVATE.value)
    status = models.CharField(
        _("进展"), max_length=12, choices=labels.work_status, default=WorkStatus.PLANNED.value
    )
    due_on = models.DateField(_("完成期限"), null=True, blank=True)
    due_words = models.CharField(_("期限原文"), max_length=60, blank=True)
    done_on = models.DateField(_("完成日期"), null=True, blank=True)
    key = models.CharField(_("业务键"), max_length=120, blank=True)

    class Meta:
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return self.title
