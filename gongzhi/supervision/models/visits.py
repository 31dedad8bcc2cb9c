from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.supervision import labels
from gongzhi.supervision.models.plans import Draw, Plan
from gongzhi.supervision.rules import Result, VisitKind, VisitStatus


class Visit(Record):
    """One inspection of, or visit to, a community. `joined`: made together with that one, and counted with it."""

    title = models.CharField(_("督查走访"), max_length=120)
    plan = models.ForeignKey(
        Plan,
        verbose_name=_("督查计划"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="visits",
    )
    draw = models.ForeignKey(
        Draw,
        verbose_name=_("随机抽取"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="visits",
    )
    project = models.ForeignKey(
        "projects.Project", verbose_name=_("项目"), null=True, blank=True, on_delete=models.PROTECT
    )
    kind = models.CharField(
        _("类别"), max_length=12, choices=labels.visit_kind, default=VisitKind.INSPECTION.value
    )
    on = models.DateField(_("日期"), null=True, blank=True)
    team = models.CharField(_("检查人员"), max_length=200, blank=True)
    status = models.CharField(
        _("状态"), max_length=12, choices=labels.visit_status, default=VisitStatus.PLANNED.value
    )
    joined = models.ForeignKey(
        "self",
        verbose_name=_("合并到"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followers",
    )
    note = models.CharField(_("督查情况"), max_length=600, blank=True)
    notice_number = models.CharField(_("通知文号"), max_length=60, blank=True)
    noticed_on = models.DateField(_("通知日期"), null=True, blank=True)
    checked_times = models.IntegerField(_("填写次数"), default=0, editable=False)

    class Meta:
        ordering = ("-on", "pk")
        indexes = (models.Index(fields=["division", "on"], name="visit_place_day"),)

    def __str__(self) -> str:
        return self.title


class Check(Record):
    """What was found of one item of a checklist on one visit. The text is kept as it was asked."""

    visit = models.ForeignKey(
        Visit, verbose_name=_("督查走访"), on_delete=models.PROTECT, related_name="checks"
    )
    item = models.CharField(_("检查项"), max_length=20)
    link = models.CharField(_("环节"), max_length=12, choices=labels.link)
    text = models.CharField(_("检查内容"), max_length=200)
    result = models.CharField(_("结果"), max_length=16, choices=labels.result, default=Result.UNSEEN.value)
    note = models.CharField(_("情况"), max_length=300, blank=True)

    class Meta:
        ordering = ("visit", "pk")
        constraints = (models.UniqueConstraint(name="one_check_an_item", fields=["visit", "item"]),)

    def __str__(self) -> str:
        return self.text
