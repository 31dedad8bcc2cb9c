from django.db import models

from gongzhi.ground.records.models import Record


class StoredFile(Record):
    """A file kept under its own hash: the same bytes are stored once."""

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(name="one_file_a_division", fields=["division", "sha256"]),)

    def __str__(self) -> str:
        return self.name
