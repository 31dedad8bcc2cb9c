from django.db import models


class Division(models.Model):
    """A node of the province-to-community tree, keyed by its official code."""

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=60)
    fictional = models.BooleanField(default=False)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name
