from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.money.rules import MAX_FEN
from gongzhi.ground.records.models import Record
from gongzhi.programmes.labels import source_kind
from gongzhi.programmes.rules import SourceKind, Standard
from gongzhi.projects import labels
from gongzhi.projects.rules import ProjectKind, Stage, Status
from gongzhi.projects.rules.milestones import WHOLE, MilestoneStatus

FEN = (MinValueValidator(0), MaxValueValidator(MAX_FEN))


class Project(Record):
    """A project from its charter to its end. Who drafted it is `made_by`. Unknown days stay unknown."""

    name = models.CharField(_("项目名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=12, choices=labels.kind, default=ProjectKind.HARDWARE.value)
    space = models.ForeignKey(
        "spaces.Space", verbose_name=_("阵地"), null=True, blank=True, on_delete=models.PROTECT
    )
    goal = models.CharField(_("目标"), max_length=600, blank=True)
    for_hardware = models.BooleanField(_("服务于硬件提升"), default=False)
    for_software = models.BooleanField(_("服务于软件完善"), default=False)
    for_service = models.BooleanField(_("服务于服务亮点"), default=False)
    for_scene = models.BooleanField(_("服务于场景呈现"), default=False)
    owner = models.ForeignKey(
        "registry.Organisation", verbose_name=_("责任单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    owner_words = models.CharField(_("责任单位（原文）"), max_length=120, blank=True)
    accountable = models.CharField(_("责任人"), max_length=60, blank=True)
    starts_on = models.DateField(_("计划开始"), null=True, blank=True)
    due_on = models.DateField(_("计划完成"), null=True, blank=True)
    public_service = models.BooleanField(_("公共服务"), default=False)
    status = models.CharField(_("状态"), max_length=12, choices=labels.status, default=Status.DRAFT.value)
    approved_on = models.DateField(_("立项日期"), null=True, blank=True, editable=False)
    done_on = models.DateField(_("验收通过日期"), null=True, blank=True, editable=False)
    note = models.CharField(_("办理说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("division", "name")
        indexes = (models.Index(fields=["status", "division"], name="project_status"),)
        constraints = (
            models.UniqueConstraint(
                name="one_project_a_name",
                fields=["division", "name"],
                violation_error_message=_("这里已有同名项目，请直接修改那一条，或换一个名称。"),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def owner_name(self) -> str:
        return self.owner.name if self.owner else self.owner_words

    @property
    def standards(self) -> list[Standard]:
        """Which of the four standards it serves."""
        return [each for each in Standard if getattr(self, f"for_{each.value}")]


class MoneyLine(Record):
    """What one kind of source is planned to give to a project, in fen. Null is unknown."""

    project = models.ForeignKey(
        Project, verbose_name=_("项目"), on_delete=models.PROTECT, related_name="money_lines"
    )
    kind = models.CharField(_("资金来源"), max_length=16, choices=source_kind, default=SourceKind.OTHER.value)
    planned_fen = models.BigIntegerField(_("计划金额"), null=True, blank=True, validators=FEN)

    class Meta:
        ordering = ("project", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_line_a_kind",
                fields=["project", "kind"],
                violation_error_message=_("这种来源已经登记，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.project} {self.get_kind_display()}"


class Milestone(Record):
    """A step of a project, with its share of the whole in percent."""

    project = models.ForeignKey(
        Project, verbose_name=_("项目"), on_delete=models.PROTECT, related_name="milestones"
    )
    title = models.CharField(_("里程碑"), max_length=120)
    weight = models.IntegerField(_("权重（%）"), validators=(MinValueValidator(1), MaxValueValidator(WHOLE)))
    stage = models.CharField(_("阶段"), max_length=12, choices=labels.stage, default=Stage.WORK.value)
    due_on = models.DateField(_("计划日期"), null=True, blank=True)
    done_on = models.DateField(_("实际日期"), null=True, blank=True)
    needs_evidence = models.BooleanField(_("必须有佐证"), default=True)
    status = models.CharField(
        _("状态"), max_length=12, choices=labels.milestone_status, default=MilestoneStatus.TODO.value
    )
    note = models.CharField(_("办理说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("project", "due_on", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_milestone_a_title",
                fields=["project", "title"],
                violation_error_message=_("这个项目已有同名里程碑，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.title
