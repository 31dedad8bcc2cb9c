from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.programmes import labels
from gongzhi.programmes.rules import ItemStatus


class ChecklistItem(Record):
    """One thing a standard asks of one community, and how far it is."""

    standard = models.CharField(_("标准"), max_length=12, choices=labels.standard)
    text = models.CharField(_("要求"), max_length=200)
    status = models.CharField(
        _("进展"), max_length=16, choices=labels.item_status, default=ItemStatus.UNKNOWN.value
    )
    due_on = models.DateField(_("完成期限"), null=True, blank=True)
    done_on = models.DateField(_("达标日期"), null=True, blank=True)
    evidence = models.CharField(_("佐证"), max_length=200, blank=True)

    class Meta:
        ordering = ("division", "standard", "pk")
        constraints = (
            models.UniqueConstraint(name="one_item_a_text", fields=["division", "standard", "text"]),
        )

    def __str__(self) -> str:
        return self.text
