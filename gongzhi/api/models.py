from django.conf import settings
from django.db import models

from gongzhi.ground.records.models import Record


class Token(Record):
    """One person's key to the read API. The words themselves are shown once and never stored."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=80, verbose_name="用途")
    hint = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    ends_on = models.DateField(verbose_name="有效期至")
    revoked_on = models.DateField(null=True, blank=True, verbose_name="作废日期")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.purpose
