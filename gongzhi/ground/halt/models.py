from django.db import models


class Halt(models.Model):
    """While this one row stands, nothing is written: an upgrade, a backup before a move, a fault."""

    since = models.DateTimeField()
    why = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.why or self.since.isoformat()
