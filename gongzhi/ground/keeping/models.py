from django.db import models

from gongzhi.ground.keeping import labels
from gongzhi.ground.keeping.labels import Kept


class KeepRun(models.Model):
    """A backup, a check or a restore on this machine: the record of drills that 等保 asks for. It does not travel."""

    kind = models.CharField(max_length=10, choices=labels.kept)
    at = models.DateTimeField()
    folder = models.CharField(max_length=200)
    rows = models.BigIntegerField()
    files = models.BigIntegerField()
    size = models.BigIntegerField()
    milliseconds = models.BigIntegerField()
    seq = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{Kept(self.kind)} {self.folder}"

    @property
    def seconds(self) -> str:
        return f"{self.milliseconds / 1000:.1f}"

    @property
    def megabytes(self) -> str:
        return f"{self.size / 1e6:.1f}" if self.size else "—"
