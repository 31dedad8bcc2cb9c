from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.files import labels
from gongzhi.ground.files.rules import What
from gongzhi.ground.records.models import Record


class StoredFile(Record):
    """A file kept under its own hash: the same bytes are stored once.

    `original_sha256` is the hash of what was sent, where that was rewritten (a photo without its EXIF). `trouble` is
    what the last look found wrong with the bytes.
    """

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    mime = models.CharField(max_length=100, blank=True)
    original_sha256 = models.CharField(max_length=64, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    trouble = models.CharField(max_length=8, blank=True, choices=labels.trouble, editable=False)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(name="one_file_a_division", fields=["division", "sha256"]),)

    def __str__(self) -> str:
        return self.name


class Attachment(Record):
    """A file on a record, and what it is there. One file can hang on many records, each under an address of its own."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    about = models.CharField(max_length=60, db_index=True)
    what = models.CharField(_("是什么"), max_length=12, choices=labels.what, default=What.EVIDENCE.value)
    name = models.CharField(_("文件名"), max_length=200)
    token = models.CharField(max_length=43, unique=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(name="one_file_a_record", fields=["about", "file"]),)

    def __str__(self) -> str:
        return self.name
