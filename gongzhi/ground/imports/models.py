from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.imports import labels
from gongzhi.ground.imports.rules import RunStatus
from gongzhi.ground.records.models import Record


class ImportRun(Record):
    """One upload of a table for one register: which column is which field, and what it has done.

    `changes` tells of every record it made or changed: its address, its version afterwards, and the fields before
    (null for a new one).
    """

    kind = models.CharField(_("台账"), max_length=40)
    name = models.CharField(_("文件"), max_length=200)
    file = models.ForeignKey("files.StoredFile", verbose_name=_("文件"), on_delete=models.PROTECT)
    head = models.IntegerField(_("表头所在行"), default=0)
    columns = models.JSONField(_("列"), default=list)
    status = models.CharField(_("状态"), max_length=8, choices=labels.status, default=RunStatus.READY.value)
    counts = models.JSONField(_("结果"), default=dict, blank=True)
    changes = models.JSONField(_("改动"), default=list, blank=True)
    done_at = models.DateTimeField(_("导入时间"), null=True, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name
