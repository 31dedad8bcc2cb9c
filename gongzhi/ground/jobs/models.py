from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.jobs import labels
from gongzhi.ground.jobs.rules import OPEN, State


class Job(models.Model):
    """One piece of long work: who wants it, who is at it and until when, how far it is, what came of it.

    `token` counts the leases given out: whoever holds an older one changes nothing any more. `mark` is where the
    work goes on after a stop. `ticket` is the row in the queue that will bring it to a worker.
    """

    name = models.CharField(_("任务"), max_length=60)
    title = models.CharField(_("名称"), max_length=200)
    key = models.CharField(max_length=120, blank=True)
    args = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    division = models.CharField(_("区划"), max_length=12, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=labels.state, default=State.WAITING.value)
    ticket = models.UUIDField(null=True)
    token = models.BigIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    run_after = models.DateTimeField(null=True)
    cancel_asked = models.BooleanField(default=False)
    done = models.BigIntegerField(_("进度"), default=0)
    total = models.BigIntegerField(null=True)
    mark = models.JSONField(null=True)
    message = models.CharField(_("结果"), max_length=400, blank=True)
    file = models.CharField(max_length=80, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(_("提交时间"), auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(_("结束时间"), null=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=["by", "state"], name="job_by_state"),
            models.Index(fields=["state", "lease_until"], name="job_state_lease"),
        )
        constraints = (
            models.UniqueConstraint(
                name="job_key_once",
                fields=["name", "key"],
                condition=~Q(key="") & Q(state__in=[*OPEN, State.DONE]),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Beat(models.Model):
    """Work that comes round: its job, every how many minutes, at which minute of the day, when it was last asked for."""

    name = models.CharField(_("任务"), max_length=60, unique=True)
    every = models.IntegerField(_("间隔（分钟）"))
    at = models.IntegerField(_("每天第几分钟"), null=True, blank=True)
    on = models.BooleanField(_("启用"), default=True)
    last_run = models.DateTimeField(_("上次运行"), null=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
