from django.db import models

from gongzhi.ground.records.models import Record


class Gap(Record):
    """A value somebody still owes: what, for which row, by whom, until when."""

    about = models.CharField("所属记录", max_length=60, blank=True)
    field = models.CharField("字段", max_length=60, blank=True)
    what = models.CharField("待补内容", max_length=200)
    kind = models.CharField("类别", max_length=20)
    why = models.CharField("缘由", max_length=200, blank=True)
    owner = models.CharField("责任单位", max_length=80, blank=True)
    due_on = models.DateField("补齐期限", null=True, blank=True)
    url = models.CharField("来源", max_length=200, blank=True)
    key = models.CharField("业务键", max_length=120)
    filled_on = models.DateField("补齐日期", null=True, blank=True)
    value = models.CharField("补齐的值", max_length=200, blank=True)

    class Meta:
        ordering = ("filled_on", "due_on", "pk")
        constraints = (models.UniqueConstraint(name="one_gap_a_key", fields=["division", "key"]),)

    def __str__(self) -> str:
        return self.what
