from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.projects import labels
from gongzhi.projects.models.charters import Project
from gongzhi.projects.rules.risks import SCALE, RiskStatus, score

ON_SCALE = (MinValueValidator(SCALE[0]), MaxValueValidator(SCALE[-1]))
SCORED = (MinValueValidator(1), MaxValueValidator(score(SCALE[-1], SCALE[-1])))


class Risk(Record):
    """Something that may go wrong. The residual score is what is left once the measure works; null is unknown."""

    project = models.ForeignKey(
        Project, verbose_name=_("项目"), on_delete=models.PROTECT, related_name="risks"
    )
    title = models.CharField(_("风险"), max_length=200)
    probability = models.IntegerField(_("可能性（1–5）"), validators=ON_SCALE)
    impact = models.IntegerField(_("影响（1–5）"), validators=ON_SCALE)
    trigger = models.CharField(_("触发条件"), max_length=200, blank=True)
    owner = models.CharField(_("责任人"), max_length=60, blank=True)
    measure = models.CharField(_("应对措施"), max_length=300, blank=True)
    residual = models.IntegerField(_("剩余风险（1–25）"), null=True, blank=True, validators=SCORED)
    status = models.CharField(
        _("状态"), max_length=8, choices=labels.risk_status, default=RiskStatus.OPEN.value
    )
    closed_on = models.DateField(_("关闭日期"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ("project", "pk")

    def __str__(self) -> str:
        return self.title
