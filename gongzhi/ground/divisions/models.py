from datetime import date

from django.db import models

from gongzhi.ground.divisions.rules import in_force


class Division(models.Model):
    """A node of the province-to-community tree, keyed by its official code, and the days it holds for.

    `valid_from` None: since before the list began; `valid_to`: the first day it is no more. `local`: added, renamed or
    closed here, which a new official list leaves alone; `official_name` is then what that list says.
    """

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField("名称", max_length=60)
    depth = models.SmallIntegerField(default=0, editable=False)  # 1 province … 5 community
    initials = models.CharField(max_length=60, blank=True, db_index=True, editable=False)
    fictional = models.BooleanField(default=False)
    local = models.BooleanField(default=False)
    official_name = models.CharField(max_length=60, blank=True)
    valid_from = models.DateField("设立日期", null=True)
    valid_to = models.DateField("撤销日期", null=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name

    def in_force(self, on: date) -> bool:
        return in_force(self.valid_from, self.valid_to, on)


class Edition(models.Model):
    """An official list that was read in: as of which day, from where, how many rows."""

    as_of = models.DateField()
    source = models.CharField(max_length=200)
    rows = models.IntegerField()
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ("-as_of", "-pk")

    def __str__(self) -> str:
        return self.as_of.isoformat()
