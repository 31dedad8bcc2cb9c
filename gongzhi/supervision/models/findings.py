from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.ground.secrets.fields import SealedField
from gongzhi.programmes.labels import standard
from gongzhi.registry.models import right_phone
from gongzhi.supervision import labels
from gongzhi.supervision.models.visits import Check, Visit
from gongzhi.supervision.rules import Channel, FindingStatus, Severity, TipStatus, headline


class Finding(Record):
    """Something that has to be put right. `repeat_of` is a mark for a person to look at: nothing is merged."""

    text = models.CharField(_("督查问题"), max_length=300)
    link = models.CharField(_("环节"), max_length=12, choices=labels.link, blank=True)
    severity = models.CharField(
        _("程度"), max_length=8, choices=labels.severity, default=Severity.MINOR.value
    )
    standard = models.CharField(_("影响的标准"), max_length=12, choices=standard, blank=True)
    clause = models.ForeignKey(
        "programmes.Clause", verbose_name=_("依据条款"), null=True, blank=True, on_delete=models.PROTECT
    )
    visit = models.ForeignKey(
        Visit,
        verbose_name=_("督查走访"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="findings",
    )
    from_check = models.OneToOneField(
        Check,
        verbose_name=_("检查项"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="finding",
    )
    found_on = models.DateField(_("发现日期"))
    lead = models.ForeignKey(
        "registry.Organisation", verbose_name=_("责任单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    lead_words = models.CharField(_("责任单位（原文）"), max_length=120, blank=True)
    due_on = models.DateField(_("整改期限"), null=True, blank=True)
    status = models.CharField(
        _("状态"), max_length=12, choices=labels.finding_status, default=FindingStatus.FOUND.value
    )
    notified_on = models.DateField(_("通知日期"), null=True, blank=True)
    reply = models.CharField(_("整改情况"), max_length=600, blank=True)
    replied_on = models.DateField(_("报送日期"), null=True, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("报送人"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    verdict = models.CharField(_("复查意见"), max_length=400, blank=True)
    rechecked_on = models.DateField(_("复查日期"), null=True, blank=True)
    closed_on = models.DateField(_("了结日期"), null=True, blank=True, editable=False)
    failed_times = models.IntegerField(_("复查不通过次数"), default=0)
    repeat_of = models.ForeignKey(
        "self",
        verbose_name=_("重复于"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="repeats",
        editable=False,
    )

    class Meta:
        ordering = ("due_on", "pk")
        indexes = (models.Index(fields=["status", "division"], name="finding_status"),)

    def __str__(self) -> str:
        return headline(self.text)

    @property
    def lead_name(self) -> str:
        return self.lead.name if self.lead else self.lead_words


class Tip(Record):
    """What somebody outside told about a place. Who told it is sealed, and is carried into nothing else."""

    text = models.CharField(_("反映内容"), max_length=600)
    channel = models.CharField(_("途径"), max_length=8, choices=labels.channel, default=Channel.PHONE.value)
    link = models.CharField(_("环节"), max_length=12, choices=labels.link, blank=True)
    project = models.ForeignKey(
        "projects.Project", verbose_name=_("项目"), null=True, blank=True, on_delete=models.PROTECT
    )
    told_on = models.DateField(_("收到日期"))
    source_name = SealedField(_("来源人姓名"), blank=True)
    source_phone = SealedField(_("来源人电话"), mask="phone", blank=True, validators=[right_phone])
    status = models.CharField(
        _("状态"), max_length=12, choices=labels.tip_status, default=TipStatus.NEW.value
    )
    finding = models.ForeignKey(
        Finding, verbose_name=_("转成的问题"), null=True, blank=True, on_delete=models.PROTECT
    )
    visit = models.ForeignKey(
        Visit, verbose_name=_("转成的督查"), null=True, blank=True, on_delete=models.PROTECT
    )
    verdict = models.CharField(_("核查结果"), max_length=400, blank=True)

    class Meta:
        ordering = ("-told_on", "pk")

    def __str__(self) -> str:
        return headline(self.text)
