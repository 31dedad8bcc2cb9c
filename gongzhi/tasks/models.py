from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.tasks import labels
from gongzhi.tasks.rules import MOST_LAG, MOST_WEIGHT, Category, ExtensionStatus, ProblemStatus, Status


class Task(Record):
    """Something a unit has to do by a day. Unknown days and progress stay unknown."""

    title = models.CharField(_("任务"), max_length=200)
    detail = models.CharField(_("要求"), max_length=600, blank=True)
    topic = models.CharField(_("归口事项"), max_length=120, blank=True)
    category = models.CharField(
        _("类别"), max_length=16, choices=labels.category, default=Category.OTHER.value
    )
    lead = models.ForeignKey(
        "registry.Organisation", verbose_name=_("牵头单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    lead_words = models.CharField(_("牵头单位（原文）"), max_length=120, blank=True)
    partners = models.CharField(_("协办单位"), max_length=200, blank=True)
    accountable = models.CharField(_("责任人"), max_length=60, blank=True)
    starts_on = models.DateField(_("开始日期"), null=True, blank=True)
    due_on = models.DateField(_("完成期限"), null=True, blank=True)
    progress = models.IntegerField(
        _("进度"), null=True, blank=True, validators=(MinValueValidator(0), MaxValueValidator(100))
    )
    status = models.CharField(_("状态"), max_length=12, choices=labels.status, default=Status.TODO.value)
    signed_on = models.DateField(_("签收日期"), null=True, blank=True)
    done_on = models.DateField(_("销号日期"), null=True, blank=True)
    weight = models.IntegerField(
        _("权重"), null=True, blank=True, validators=(MinValueValidator(1), MaxValueValidator(MOST_WEIGHT))
    )
    milestone = models.BooleanField(_("里程碑"), default=False)
    evidence_note = models.CharField(_("佐证"), max_length=200, blank=True)
    evidence_required = models.BooleanField(_("佐证附件必交"), default=False)
    note = models.CharField(_("办理说明"), max_length=400, blank=True)
    key = models.CharField(_("业务键"), max_length=120, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        indexes = (
            models.Index(fields=["status", "division"], name="task_status"),
            models.Index(fields=["due_on"], name="task_due"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def lead_name(self) -> str:
        return self.lead.name if self.lead else self.lead_words


class Extension(Record):
    """A wish for a later due day, and what was decided. Who asked is `made_by`, who decided or took it back `changed_by`."""

    task = models.ForeignKey(
        Task, verbose_name=_("任务"), on_delete=models.PROTECT, related_name="extensions"
    )
    from_on = models.DateField(_("原定期限"))
    to_on = models.DateField(_("申请延到"))
    reason = models.CharField(_("延期理由"), max_length=400)
    status = models.CharField(
        _("状态"), max_length=12, choices=labels.extension_status, default=ExtensionStatus.ASKED.value
    )
    decided_on = models.DateField(_("决定或撤回日期"), null=True, blank=True)
    note = models.CharField(_("决定意见"), max_length=400, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                name="one_open_extension_a_task",
                fields=["task"],
                condition=models.Q(status=ExtensionStatus.ASKED.value),
                violation_error_message=_("这项任务已有一项延期申请等待决定，决定或撤回以后才能再申请。"),
            ),
        )

    def __str__(self) -> str:
        return self.task.title


class Escalation(Record):
    """A step of the ladder that a task reached with one due day. A later due day begins the ladder anew."""

    task = models.ForeignKey(
        Task, verbose_name=_("任务"), on_delete=models.PROTECT, related_name="escalations"
    )
    due_on = models.DateField(_("完成期限"))
    step = models.CharField(_("升级"), max_length=12, choices=labels.rung)
    on = models.DateField(_("到达日期"), db_index=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(name="one_step_a_due_day", fields=["task", "due_on", "step"]),)

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.on}"


class Dependency(Record):
    """`after` begins when `before` has ended, and `lag` working days later. It lies where `after` lies."""

    before = models.ForeignKey(
        Task, verbose_name=_("前置任务"), on_delete=models.PROTECT, related_name="links_after"
    )
    after = models.ForeignKey(
        Task, verbose_name=_("后续任务"), on_delete=models.PROTECT, related_name="links_before"
    )
    lag = models.IntegerField(
        _("间隔（工作日）"), default=0, validators=(MinValueValidator(0), MaxValueValidator(MOST_LAG))
    )

    class Meta:
        ordering = ("before__due_on", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_link_a_pair",
                fields=["before", "after"],
                violation_error_message=_("这项前置任务已经登记过了。"),
            ),
            models.CheckConstraint(
                name="no_task_before_itself", condition=~models.Q(before=models.F("after"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Problem(Record):
    """A problem on its way from cause to closing."""

    title = models.CharField(_("问题"), max_length=300)
    topic = models.CharField(_("归口事项"), max_length=120, blank=True)
    cause = models.CharField(_("原因"), max_length=300, blank=True)
    measure = models.CharField(_("措施"), max_length=300, blank=True)
    lead = models.ForeignKey(
        "registry.Organisation", verbose_name=_("责任单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    lead_words = models.CharField(_("责任单位（原文）"), max_length=120, blank=True)
    due_on = models.DateField(_("解决期限"), null=True, blank=True)
    status = models.CharField(
        _("状态"), max_length=12, choices=labels.problem_status, default=ProblemStatus.OPEN.value
    )
    closed_on = models.DateField(_("销号日期"), null=True, blank=True)
    note = models.CharField(_("办理说明"), max_length=400, blank=True)
    key = models.CharField(_("业务键"), max_length=120, blank=True)

    class Meta:
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def lead_name(self) -> str:
        return self.lead.name if self.lead else self.lead_words
