from django.db import models


class Sound(models.Model):
    """What the name of one row sounds like. `label` is the model, `row` its key; kept by the hand that writes."""

    label = models.CharField(max_length=60)
    row = models.BigIntegerField()
    sounds = models.TextField()
    initials = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(name="one_sound_a_row", fields=["label", "row"]),)

    def __str__(self) -> str:
        return f"{self.label}:{self.row}"
