from django.conf import settings
from django.db import models

from gongzhi.ground.todo import labels


class Involvement(models.Model):
    """The part one person had in one record: moved it on, started it, was copied in. The last move is told.

    `act` and `division` say who may see the record: asked again whenever it is shown.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=8, choices=labels.part)
    about = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=200)
    act = models.CharField(max_length=60)
    division = models.CharField(max_length=12)
    words = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint(name="one_part_a_record", fields=["user", "part", "about"]),)

    def __str__(self) -> str:
        return self.title
