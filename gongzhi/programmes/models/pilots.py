from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.programmes import labels


class Programme(Record):
    """The province's scheme. The lead department is data: it has moved between departments before."""

    name = models.CharField(_("试点项目"), max_length=120)
    lead_department = models.CharField(_("主管部门"), max_length=120, blank=True)
    note = models.CharField(_("说明"), max_length=400, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class Batch(Record):
    """One edition of the scheme. A date that is not set yet stays unknown."""

    programme = models.ForeignKey(Programme, verbose_name=_("试点项目"), on_delete=models.PROTECT)
    number = models.IntegerField(_("批次"))
    named_on = models.DateField(_("确定日期"), null=True, blank=True)
    term_starts_on = models.DateField(_("试点期起"), null=True, blank=True)
    term_ends_on = models.DateField(_("试点期止"), null=True, blank=True)
    evaluation_on = models.DateField(_("绩效评价日期"), null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                name="one_batch_a_number",
                fields=["division", "programme", "number"],
                violation_error_message=_("这一批次已经登记，请直接修改。"),
            ),
        )

    def __str__(self) -> str:
        return str(_("第%(n)s批") % {"n": self.number})


class PilotUnit(Record):
    """A county, street or community in the pilot. Blank place or type: which one is not known."""

    batch = models.ForeignKey(Batch, verbose_name=_("批次"), on_delete=models.PROTECT)
    level = models.CharField(_("层级"), max_length=12, choices=labels.unit_level)
    name = models.CharField(_("名称"), max_length=80, blank=True)
    unit_division = models.CharField(_("单位区划"), max_length=12, blank=True)
    pilot_type = models.CharField(_("试点类型"), max_length=20, choices=labels.pilot_type, blank=True)
    mechanism = models.CharField(_("机制"), max_length=60, blank=True)
    grant_fen = models.BigIntegerField(_("补助金额"), null=True, blank=True)
    founded_year = models.IntegerField(_("成立年份"), null=True, blank=True)
    service_focus = models.CharField(_("服务重点"), max_length=400, blank=True)
    key = models.CharField(_("业务键"), max_length=120, blank=True)

    class Meta:
        ordering = ("division", "level", "pk")

    def __str__(self) -> str:
        return self.name or str(_("名称未知的试点单位"))
