from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.papers import labels
from gongzhi.papers.rules import ReportStatus


class Report(Record):
    """A progress report drawn from the records of one day, with the passages written by hand.

    `passages` holds what a person wrote for each section: it survives every regeneration. On issue the
    whole paper is kept as it was: Word, PDF and the public version are drawn from that, not from the records.
    """

    title = models.CharField(_("标题"), max_length=120)
    addressee = models.CharField(_("主送机关"), max_length=120, blank=True)
    issuer = models.CharField(_("落款单位"), max_length=120, blank=True)
    as_of = models.DateField(_("数据截至"))
    status = models.CharField(
        _("状态"), max_length=12, choices=labels.report_status, default=ReportStatus.DRAFT.value
    )
    passages = models.JSONField(_("手写内容"), default=dict, blank=True)
    drafter = models.BigIntegerField(_("拟稿人"), null=True, blank=True)
    reviewer = models.BigIntegerField(_("审核人"), null=True, blank=True)
    issued_on = models.DateField(_("签发日期"), null=True, blank=True)
    figures = models.JSONField(_("签发时的数据"), default=dict, blank=True)
    frozen = models.JSONField(_("签发时的全文"), default=dict, blank=True)
    page = models.TextField(_("签发时的正文"), blank=True)
    file = models.ForeignKey(
        "files.StoredFile", verbose_name=_("签发文件"), null=True, blank=True, on_delete=models.PROTECT
    )

    class Meta:
        ordering = ("-as_of", "-pk")

    def __str__(self) -> str:
        return self.title
