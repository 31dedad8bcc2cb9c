from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record


class SavedView(Record):
    """A named state of one register: filters, order, columns, as its address says them. Belongs to who made it."""

    register = models.CharField(_("台账"), max_length=60)
    name = models.CharField(_("名称"), max_length=40)
    query = models.CharField(_("筛选和显示"), max_length=2000, blank=True)
    shared = models.BooleanField(_("同区划共享"), default=False)
    spelled = ()

    class Meta:
        ordering = ("register", "name", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_view_a_name",
                fields=["made_by", "register", "name"],
            ),
        )

    def __str__(self) -> str:
        return self.name


class Layout(Record):
    """How one person likes one register: columns in their order, density, rows a page, the view it opens with."""

    register = models.CharField(_("台账"), max_length=60)
    columns = models.CharField(_("列"), max_length=600, blank=True)
    density = models.CharField(_("密度"), max_length=10, blank=True)
    size = models.IntegerField(_("每页"), null=True, blank=True)
    opens = models.ForeignKey(
        SavedView,
        verbose_name=_("默认视图"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        constraints = (models.UniqueConstraint(name="one_layout_a_person", fields=["made_by", "register"]),)

    def __str__(self) -> str:
        return self.register
