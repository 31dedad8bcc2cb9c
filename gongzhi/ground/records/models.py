from django.conf import settings
from django.db import models


class Record(models.Model):
    """What every business row carries: its division, its version, who and when."""

    division = models.CharField(max_length=12, db_index=True, verbose_name="区划")
    version = models.IntegerField(default=1, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        abstract = True
