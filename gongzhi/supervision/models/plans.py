from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.supervision import labels
from gongzhi.supervision.rules import LARGEST_TEAM, MOST_DRAWN, Link
from gongzhi.supervision.rules.drawing import Kind


class Plan(Record):
    """What is looked at, when and by whom."""

    name = models.CharField(_("督查计划"), max_length=120)
    kind = models.CharField(_("类别"), max_length=16, choices=labels.plan_kind)
    starts_on = models.DateField(_("开始日期"), null=True, blank=True)
    ends_on = models.DateField(_("结束日期"), null=True, blank=True)
    progress = models.BooleanField(_("看进度"), default=True)
    quality = models.BooleanField(_("看质量"), default=True)
    tender = models.BooleanField(_("看招投标"), default=True)
    money = models.BooleanField(_("看资金使用"), default=True)
    lead = models.ForeignKey(
        "registry.Organisation", verbose_name=_("牵头单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    lead_words = models.CharField(_("牵头单位（原文）"), max_length=120, blank=True)
    document = models.ForeignKey(
        "programmes.Document", verbose_name=_("依据文件"), null=True, blank=True, on_delete=models.PROTECT
    )
    note = models.CharField(_("说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("-starts_on", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_plan_a_name",
                fields=["division", "name"],
                violation_error_message=_("已有同名的督查计划，请直接修改那一条。"),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def links(self) -> list[Link]:
        return [link for link in Link if getattr(self, link.value)]

    @property
    def lead_name(self) -> str:
        return self.lead.name if self.lead else self.lead_words


class Inspector(Record):
    """Somebody named for a plan, and the place they have an interest in. It lies where the plan lies."""

    plan = models.ForeignKey(
        Plan, verbose_name=_("督查计划"), on_delete=models.PROTECT, related_name="inspectors"
    )
    name = models.CharField(_("姓名"), max_length=60)
    unit = models.ForeignKey(
        "registry.Organisation", verbose_name=_("单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    unit_words = models.CharField(_("单位（原文）"), max_length=120, blank=True)
    interest = models.CharField(_("回避地方"), max_length=12, blank=True)
    away = models.BooleanField(_("不再参加"), default=False)

    class Meta:
        ordering = ("plan", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_inspector_a_name",
                fields=["plan", "name"],
                violation_error_message=_("这个计划里已有同名的检查人员；同名的请在姓名后注明单位。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Draw(Record):
    """One random draw, kept with all that is needed to do it again. Nothing changes it; another is a new number."""

    plan = models.ForeignKey(Plan, verbose_name=_("督查计划"), on_delete=models.PROTECT, related_name="draws")
    number = models.IntegerField(_("第几次"), validators=(MinValueValidator(1),))
    kind = models.CharField(_("抽取对象"), max_length=8, choices=labels.drawn, default=Kind.PLACE.value)
    on = models.DateField(_("抽取日期"))
    wanted = models.IntegerField(
        _("抽取对象数"), validators=(MinValueValidator(1), MaxValueValidator(MOST_DRAWN))
    )
    team = models.IntegerField(
        _("每个对象人数"), validators=(MinValueValidator(1), MaxValueValidator(LARGEST_TEAM))
    )
    seed = models.CharField(_("种子"), max_length=120)
    seed_kind = models.CharField(_("种子来源"), max_length=8, choices=labels.seed_kind)
    reason = models.CharField(_("再次抽取的理由"), max_length=400, blank=True)
    pool = models.TextField(_("抽取名单"))
    digest = models.CharField(_("名单指纹（SHA-256）"), max_length=64)
    outcome = models.TextField(_("抽取结果"))

    class Meta:
        ordering = ("plan", "number")
        constraints = (
            models.UniqueConstraint(
                name="one_draw_a_number",
                fields=["plan", "number"],
                violation_error_message=_("刚才有人在这个计划里抽取过，请刷新页面查看。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan} #{self.number}"
