from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.projects import labels
from gongzhi.projects.models.charters import Project
from gongzhi.projects.rules.acceptances import Conclusion, Finding

MOST_USERS = 10_000


class Acceptance(Record):
    """One acceptance of a project. A project that fails is looked at again in another one."""

    project = models.ForeignKey(
        Project, verbose_name=_("项目"), on_delete=models.PROTECT, related_name="acceptances"
    )
    held_on = models.DateField(_("验收日期"))
    signed_by = models.CharField(_("签字人"), max_length=200, blank=True)
    users = models.CharField(_("参加验收的服务对象"), max_length=300, blank=True)
    users_count = models.IntegerField(
        _("参加验收的服务对象人数"),
        null=True,
        blank=True,
        validators=(MinValueValidator(0), MaxValueValidator(MOST_USERS)),
    )
    published_on = models.DateField(_("结果公示日期"), null=True, blank=True)
    release_on = models.DateField(_("质保金返还日期"), null=True, blank=True)
    conclusion = models.CharField(
        _("结论"), max_length=8, choices=labels.conclusion, default=Conclusion.OPEN.value
    )
    note = models.CharField(_("说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("project", "held_on", "pk")

    def __str__(self) -> str:
        return f"{self.project} {self.held_on}"


class CheckedItem(Record):
    """One thing an acceptance looks at."""

    acceptance = models.ForeignKey(
        Acceptance, verbose_name=_("验收"), on_delete=models.PROTECT, related_name="items"
    )
    text = models.CharField(_("验收内容"), max_length=200)
    finding = models.CharField(
        _("结果"), max_length=16, choices=labels.finding, default=Finding.UNCHECKED.value
    )
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        ordering = ("acceptance", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_checked_item_a_text",
                fields=["acceptance", "text"],
                violation_error_message=_("这次验收已有这一项内容，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.text


class Defect(Record):
    """What has to be mended after an acceptance. Without the day it was mended it is open."""

    acceptance = models.ForeignKey(
        Acceptance, verbose_name=_("验收"), on_delete=models.PROTECT, related_name="defects"
    )
    text = models.CharField(_("缺陷"), max_length=300)
    mender = models.CharField(_("整改人"), max_length=120, blank=True)
    due_on = models.DateField(_("整改期限"), null=True, blank=True)
    fixed_on = models.DateField(_("整改完成日期"), null=True, blank=True)

    class Meta:
        ordering = ("acceptance", "due_on", "pk")

    def __str__(self) -> str:
        return self.text
