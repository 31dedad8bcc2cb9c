from django.conf import settings
from django.db import models


class Entry(models.Model):
    """What was done, by whom, to what. Never changed, never deleted: the database refuses both.

    `seq` counts without gaps; `seal` closes the entry together with the seal before it (`prev`).
    """

    seq = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    event = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    division = models.CharField(max_length=12, blank=True)
    facts = models.JSONField(default=dict)
    prev = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["about"], name="audit_about"),)

    def __str__(self) -> str:
        return f"{self.event} {self.about}"
