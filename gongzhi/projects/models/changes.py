from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.programmes.labels import source_kind
from gongzhi.projects import labels
from gongzhi.projects.models.charters import Project
from gongzhi.projects.rules.changes import ChangeStatus


class ChangeRequest(Record):
    """A wish for another finish or another sum, and what was decided. Who asked is `made_by`, who decided `changed_by`.

    The days and sums before are those of the day it was asked. A null day or sum: that was not to change.
    """

    project = models.ForeignKey(
        Project, verbose_name=_("项目"), on_delete=models.PROTECT, related_name="changes"
    )
    reason = models.CharField(_("变更理由"), max_length=400)
    from_on = models.DateField(_("原计划完成"), null=True, blank=True)
    to_on = models.DateField(_("新的计划完成"), null=True, blank=True)
    kind = models.CharField(_("资金来源"), max_length=16, choices=source_kind, blank=True)
    delta_fen = models.BigIntegerField(_("增减金额"), null=True, blank=True)
    status = models.CharField(
        _("状态"), max_length=12, choices=labels.change_status, default=ChangeStatus.ASKED.value
    )
    decided_on = models.DateField(_("决定日期"), null=True, blank=True)
    note = models.CharField(_("决定意见"), max_length=400, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                name="one_open_change_a_project",
                fields=["project"],
                condition=models.Q(status=ChangeStatus.ASKED.value),
                violation_error_message=_("这个项目已有一项变更等待决定，决定以后才能再申请。"),
            ),
        )

    def __str__(self) -> str:
        return self.project.name
