from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.imports import labels
from gongzhi.ground.imports.rules import RunStatus
from gongzhi.ground.records.models import Record


class ImportRun(Record):
    """One upload of a table for one register: which column is which field, and what it has done.

    `changes` is what taking it back needs: the kind of record, ranges of ids that are new, and of every changed record
    its id, its version afterwards and the fields before. `preview` is what was shown before it was written.
    """

    kind = models.CharField(_("台账"), max_length=40)
    name = models.CharField(_("文件"), max_length=200)
    file = models.ForeignKey("files.StoredFile", verbose_name=_("文件"), on_delete=models.PROTECT)
    head = models.IntegerField(_("表头所在行"), default=0)
    columns = models.JSONField(_("列"), default=list)
    status = models.CharField(_("状态"), max_length=8, choices=labels.status, default=RunStatus.READY.value)
    counts = models.JSONField(_("结果"), default=dict, blank=True)
    changes = models.JSONField(_("改动"), default=dict, blank=True)
    preview = models.JSONField(_("预览"), default=dict, blank=True)
    done_at = models.DateTimeField(_("导入时间"), null=True, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name


class ColumnHabit(models.Model):
    """Which heads one person has called which field, for one kind of table."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    heads = models.JSONField(default=dict)

    class Meta:
        constraints = (models.UniqueConstraint(name="one_habit_a_kind", fields=["user", "kind"]),)

    def __str__(self) -> str:
        return self.kind
