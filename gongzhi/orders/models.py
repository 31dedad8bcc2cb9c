from django.db import models
from django.utils.translation import gettext_lazy as _

from gongzhi.ground.records.models import Record
from gongzhi.orders import labels
from gongzhi.orders.rules import Status, number


class Order(Record):
    """督办单: one unit is told to do something about its tasks, and to answer by a day.

    It lies in the nearest place that holds all its tasks. `reply` and `replied_on` are of the reply that stands.
    """

    county = models.CharField(_("县"), max_length=12)
    year = models.IntegerField(_("年度"))
    serial = models.IntegerField(_("序号"))
    lead = models.ForeignKey(
        "registry.Organisation", verbose_name=_("被督办单位"), null=True, blank=True, on_delete=models.PROTECT
    )
    lead_words = models.CharField(_("被督办单位（原文）"), max_length=120, blank=True)
    demand = models.CharField(_("督办要求"), max_length=1000)
    issued_on = models.DateField(_("下达日期"))
    reply_by = models.DateField(_("回复期限"))
    status = models.CharField(_("状态"), max_length=12, choices=labels.status, default=Status.ISSUED.value)
    signed_on = models.DateField(_("签收日期"), null=True, blank=True)
    reply = models.CharField(_("回复"), max_length=1000, blank=True)
    replied_on = models.DateField(_("回复日期"), null=True, blank=True)
    verdict = models.CharField(_("核验意见"), max_length=400, blank=True)
    closed_on = models.DateField(_("办结日期"), null=True, blank=True)

    class Meta:
        ordering = ("-year", "-serial", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_order_a_number",
                fields=["county", "year", "serial"],
                violation_error_message=_("刚才另有一张督办单用了这个号，请再下达一次。"),
            ),
        )
        indexes = (models.Index(fields=["status", "reply_by"], name="order_owed"),)

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return number(self.year, self.serial)

    @property
    def lead_name(self) -> str:
        return self.lead.name if self.lead else self.lead_words


class Item(Record):
    """A task on an order. It lies where the order lies."""

    order = models.ForeignKey(Order, verbose_name=_("督办单"), on_delete=models.PROTECT, related_name="items")
    task = models.ForeignKey(
        "tasks.Task", verbose_name=_("任务"), on_delete=models.PROTECT, related_name="order_items"
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                name="one_item_a_task",
                fields=["order", "task"],
                violation_error_message=_("这项任务已经在这张督办单上。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.order}：{self.task}"
