from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.money.rules import BASIS
from gongzhi.ground.records.models import Record
from gongzhi.projects.models.charters import FEN, Project


class OutsideWork(Record):
    """A work of somebody else, such as sewers or an old quarter, on which projects hang. Null is unknown."""

    name = models.CharField(_("关联工程"), max_length=120)
    unit_words = models.CharField(_("负责单位"), max_length=120, blank=True)
    starts_on = models.DateField(_("计划开工"), null=True, blank=True)
    due_on = models.DateField(_("计划完工"), null=True, blank=True)
    done_on = models.DateField(_("实际完工"), null=True, blank=True)
    total_fen = models.BigIntegerField(_("总造价"), null=True, blank=True, validators=FEN)
    note = models.CharField(_("说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("division", "name")
        constraints = (
            models.UniqueConstraint(
                name="one_outside_work_a_name",
                fields=["division", "name"],
                violation_error_message=_("这里已有同名关联工程，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class OutsideShare(Record):
    """What part of an outside work serves a project, and whether the project must wait for it. It lies with the project."""

    project = models.ForeignKey(
        Project, verbose_name=_("项目"), on_delete=models.PROTECT, related_name="outside_shares"
    )
    work = models.ForeignKey(
        OutsideWork, verbose_name=_("关联工程"), on_delete=models.PROTECT, related_name="shares"
    )
    share_bp = models.IntegerField(
        _("归属比例"),
        null=True,
        blank=True,
        validators=(MinValueValidator(0), MaxValueValidator(BASIS)),
    )
    must_wait = models.BooleanField(_("要等它完工"), default=False)

    class Meta:
        ordering = ("project", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_share_a_project",
                fields=["project", "work"],
                violation_error_message=_("这个项目已经关联这项工程，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.project} {self.work}"
