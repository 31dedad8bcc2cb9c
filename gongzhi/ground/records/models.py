from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language


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

    def _get_FIELD_display(self, field: Any) -> str:  # noqa: N802 - the name Django calls
        """What `get_…_display` says, looked up: Django puts the list of choices together anew for every row."""
        words = words_of(field, get_language() or "")
        value = getattr(self, field.attname)
        return words.get(value, "" if value is None else str(value))


@cache
def words_of(field: Any, language: str) -> dict[object, str]:
    """The words of a field's choices in one language. Choices are fixed once the house is up."""
    return {value: str(label) for value, label in field.flatchoices}
